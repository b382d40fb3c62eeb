package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.headsup.aws.lambda.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConsoleHandlerTest {
  private final Logging context = new Logging();

  @Test
  void anHttpEventBecomesAPage() throws IOException {
    String answer =
        answer(
            new Console(Afternoon.scene().sources(), Scene.local("dana:admin")),
            "/console/activity");

    assertThat(answer)
        .contains("\"statusCode\":200", "\"content-type\":\"text/html; charset=utf-8\"")
        .contains("Tom Lindqvist");
    assertThat(context.log).isEmpty();
  }

  @Test
  void aFailureIsAPageForPeopleAndATraceForTheLog() throws IOException {
    Scene scene = Afternoon.scene();
    Sources broken =
        new Sources(
            scene.outreaches,
            scene.profiles,
            scene.inbox,
            scene.handOffs,
            scene.observed::add,
            () -> {
              throw new IllegalStateException("settings do not answer");
            },
            scene.sources().conditions(),
            scene.sources().watched(),
            scene.sources().outages(),
            scene.sources().teaching(),
            scene.sources().aside(),
            scene.sources().safety(),
            scene.sources().righting(),
            scene.sources().clock());

    String answer = answer(new Console(broken, Scene.local("dana:admin")), "/console");

    assertThat(answer)
        .contains("\"statusCode\":500", "This page could not be made", "content-security-policy")
        .doesNotContain("settings do not answer");
    assertThat(context.log).contains("/console", "settings do not answer", "NowPage");
  }

  private String answer(Console console, String path) throws IOException {
    String event =
        """
        {"version":"2.0","rawPath":"%s","headers":{"Host":"127.0.0.1:8080"},
         "requestContext":{"http":{"method":"GET","path":"%s"}},"isBase64Encoded":false}
        """
            .formatted(path, path);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ConsoleHandler(console, request -> HttpResponse.json(200, "{}"))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// A context that keeps what is logged.
  private static final class Logging implements Context, LambdaLogger {
    private String log = "";

    @Override
    public void log(String message) {
      log += message;
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public LambdaLogger getLogger() {
      return this;
    }

    @Override
    public String getAwsRequestId() {
      return "request-1";
    }

    @Override
    public String getLogGroupName() {
      return "group";
    }

    @Override
    public String getLogStreamName() {
      return "stream";
    }

    @Override
    public String getFunctionName() {
      return "console";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 10_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 1024;
    }
  }
}
