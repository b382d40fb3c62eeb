package dev.headsup.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.AwsClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

final class SandboxTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private Path file;
  private Sandbox sandbox;
  private SesV2Client ses;
  private SnsClient sns;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("outbox.jsonl");
    sandbox = Sandbox.start(() -> NOW, new Outbox(file), new Faults());
    AwsClients clients =
        new AwsClients(
            Map.of(
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"),
            List.of());
    ses = clients.ses();
    sns = clients.sns();
  }

  @AfterEach
  void stop() {
    ses.close();
    sns.close();
    sandbox.close();
  }

  private SendEmailResponse email(String to, String tag) {
    return ses.sendEmail(send ->
        send.overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
            .fromEmailAddress("headsup@example.com")
            .destination(d -> d.toAddresses(to))
            .content(content ->
                content.simple(simple ->
                    simple
                        .subject(s -> s.data("Grüße"))
                        .body(body ->
                            body.text(t -> t.data("plain")).html(h -> h.data("<p>rich</p>")))
                        .headers(
                            MessageHeader.builder()
                                .name("List-Unsubscribe")
                                .value("<https://example.com/u>")
                                .build())))
            .emailTags(MessageTag.builder().name("outreach").value(tag).build()));
  }

  private PublishResponse text(String phone) {
    return sns.publish(publish ->
        publish
            .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
            .phoneNumber(phone)
            .message("It's us & not you: 100 %")
            .messageAttributes(
                Map.of(
                    "outreach",
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("abc")
                        .build())));
  }

  @Test
  void anEmailOfTheRealClientIsKeptWithHeadersAndTags() {
    SendEmailResponse response = email("ana@example.com", "abc");

    assertThat(sandbox.outbox().messages())
        .containsExactly(
            new Arrived(
                "EMAIL",
                response.messageId(),
                "headsup@example.com",
                "ana@example.com",
                "Grüße",
                "plain",
                "<p>rich</p>",
                Map.of("List-Unsubscribe", "<https://example.com/u>"),
                Map.of("outreach", "abc"),
                NOW));
  }

  @Test
  void aTextMessageOfTheRealClientIsKeptWithItsAttributes() {
    PublishResponse response = text("+12025550123");

    assertThat(sandbox.outbox().messages())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.channel()).isEqualTo("SMS");
          assertThat(message.messageId()).isEqualTo(response.messageId());
          assertThat(message.to()).isEqualTo("+12025550123");
          assertThat(message.text()).isEqualTo("It's us & not you: 100 %");
          assertThat(message.tags()).isEqualTo(Map.of("outreach", "abc"));
        });
  }

  @Test
  void whatTheProvidersWouldNotTakeIsRefusedByName() {
    assertThatThrownBy(() -> email("ana@example.com", "not allowed: ä"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("the value of tag 'outreach' has other characters");
    assertThatThrownBy(() -> email("nobody", "abc")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> text("12025550123"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("not in E.164");
    assertThat(sandbox.outbox().messages()).isEmpty();
  }

  @Test
  void throttlingIsWhatTheSdkKnowsAsThrottlingAndEndsAfterItsTimes() {
    sandbox.faults().plan(Provider.SES, Fault.THROTTLE, 2);
    sandbox.faults().plan(Provider.SNS, Fault.THROTTLE, 1);

    assertThatThrownBy(() -> email("ana@example.com", "a"))
        .isInstanceOf(TooManyRequestsException.class);
    assertThatThrownBy(() -> text("+12025550123"))
        .isInstanceOfSatisfying(
            SnsException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThatThrownBy(() -> email("ana@example.com", "b"))
        .isInstanceOf(TooManyRequestsException.class);
    email("ana@example.com", "c");
    text("+12025550123");

    assertThat(sandbox.outbox().messages()).hasSize(2);
  }

  @Test
  void aRefusalSendsNothing() {
    sandbox.faults().plan(Provider.SES, Fault.REFUSE, 1);
    sandbox.faults().plan(Provider.SNS, Fault.REFUSE, 1);

    assertThatThrownBy(() -> email("ana@example.com", "a"))
        .isInstanceOf(MessageRejectedException.class);
    assertThatThrownBy(() -> text("+12025550123")).isInstanceOf(InvalidParameterException.class);
    assertThat(sandbox.outbox().messages()).isEmpty();
  }

  @Test
  void aHangGivesNoAnswerAndSendsNothingWhileALostAnswerWasSent() {
    sandbox.faults().plan(Provider.SNS, Fault.HANG, 1);
    assertThatThrownBy(() -> text("+12025550123")).isInstanceOfAny(noAnswer());
    assertThat(sandbox.outbox().messages()).isEmpty();

    sandbox.faults().plan(Provider.SES, Fault.LOSE, 1);
    assertThatThrownBy(() -> email("ana@example.com", "a")).isInstanceOfAny(noAnswer());
    assertThat(sandbox.outbox().messages()).hasSize(1);
  }

  private static Class<?>[] noAnswer() {
    return new Class<?>[] {
      ApiCallAttemptTimeoutException.class, ApiCallTimeoutException.class, SdkClientException.class
    };
  }

  @Test
  void clearingAFaultMakesTheProviderWorkAgain() {
    sandbox.faults().plan(Provider.SES, Fault.REFUSE, 100);
    sandbox.faults().clear(Provider.SES);

    email("ana@example.com", "a");

    assertThat(sandbox.outbox().messages()).hasSize(1);
  }

  @Test
  void theOutboxIsReadBackFromItsFileAndATornLineIsLeftOut() throws IOException {
    email("ana@example.com", "a");
    text("+12025550123");
    Files.writeString(file, "{\"channel\":\"EMAIL\",\"mess", StandardOpenOption.APPEND);

    Outbox again = new Outbox(file);
    assertThat(again.messages()).isEqualTo(sandbox.outbox().messages());

    again.add(again.messages().getFirst());
    assertThat(new Outbox(file).messages()).hasSize(3);
  }
}
