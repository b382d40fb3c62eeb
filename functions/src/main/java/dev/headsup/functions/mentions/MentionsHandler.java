package dev.headsup.functions.mentions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.Signature;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lambda's door for mentions: `POST /hooks/mentions`, signed as Standard Webhooks are.
public final class MentionsHandler implements RequestStreamHandler {
  private final Supplier<Optional<String>> secret;
  private final Mentions mentions;
  private final InstantSource clock;

  /// For Lambda.
  public MentionsHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public MentionsHandler(Wiring wiring) {
    this.clock = wiring.clock();
    var secrets = wiring.secrets();
    this.secret = () -> secrets.value(SecretName.MENTIONS);
    var policy = wiring.policy();
    this.mentions =
        new Mentions(
            wiring.directory(), () -> policy.now().heart(), wiring.telemetryQueue(), clock);
  }

  /// @param secret with which mentions are signed
  MentionsHandler(Supplier<Optional<String>> secret, Mentions mentions, InstantSource clock) {
    this.secret = secret;
    this.mentions = mentions;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Doorway.serve(event, answer, this::answer);
  }

  private HttpResponse answer(HttpRequest request) throws BadRequest {
    if (!request.path().replaceAll("/+$", "").equals("/hooks/mentions")) {
      throw new BadRequest(404, "unknown-path", "POST /hooks/mentions");
    }
    if (!request.method().equals("POST")) {
      throw new BadRequest(405, "wrong-method", "Here goes POST", Map.of("Allow", "POST"));
    }
    Optional<String> known = secret.get();
    if (known.isEmpty()) {
      throw new BadRequest(
          401, "no-secret", "Nobody has set the secret " + SecretName.MENTIONS.word() + " here");
    }
    Signature.standard(request, known.get(), clock.instant());
    return mentions.take(Fields.of(request.body()));
  }
}
