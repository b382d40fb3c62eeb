package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.Endpoints;
import dev.headsup.aws.aside.DeadLetters;
import dev.headsup.aws.aside.DeadLetters.Fate;
import dev.headsup.aws.aside.DeadLetters.Letter;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.outreach.ChannelSender.Result;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The real senders and queue classes against a server that somebody else wrote. Run by
/// infra/outside/run, which starts and stops moto_server; skipped where no endpoint is given.
final class OutsideServerTest {
  private static AwsClients clients = Endpoints.clients("http://127.0.0.1:1");

  @BeforeAll
  static void onlyWhenGiven() {
    Endpoints.given("SESV2");
    clients = Endpoints.clients(Endpoints.given("SNS"));
  }

  private static Guard guard(String provider) {
    return new Guard(provider, new Guard.Limits(100, 10), InstantSource.system());
  }

  @Test
  void sesTakesAnEmailWithTagsFromAVerifiedIdentityAndRefusesAnother() {
    SesV2Client ses = clients.ses();
    String from = "headsup-" + UUID.randomUUID() + "@example.com";
    SesSender sender = new SesSender(ses, from, "", guard("SES"));

    assertThat(sender.send(Letters.email(Purpose.HELP)))
        .as("no identity yet")
        .isInstanceOf(Result.Refused.class);

    ses.createEmailIdentity(request -> request.emailIdentity(from));
    assertThat(sender.send(Letters.email(Purpose.HELP)))
        .isInstanceOfSatisfying(
            Result.Accepted.class,
            accepted -> assertThat(accepted.toString()).hasSizeGreaterThan(20));
  }

  @Test
  void snsTakesATextMessage() {
    SnsSmsSender sender = new SnsSmsSender(clients.sns(), "Example", guard("SNS"));

    assertThat(sender.send(Letters.sms(Purpose.SERVICE))).isInstanceOf(Result.Accepted.class);
  }

  @Test
  void snsTakesAPushMessageAndNamesADeviceThatIsGone() {
    SnsClient sns = clients.sns();
    String application =
        sns.createPlatformApplication(request ->
                request
                    .name("app-" + UUID.randomUUID())
                    .platform("GCM")
                    .attributes(Map.of("PlatformCredential", "none")))
            .platformApplicationArn();
    String device =
        sns.createPlatformEndpoint(
                request -> request.platformApplicationArn(application).token("token-1"))
            .endpointArn();

    assertThat(
            sns.publish(request -> request.targetArn(device).message("Three steps.")).messageId())
        .isNotBlank();
    sns.setEndpointAttributes(
        request -> request.endpointArn(device).attributes(Map.of("Enabled", "false")));
    assertThatThrownBy(
            () -> sns.publish(request -> request.targetArn(device).message("Three steps.")))
        .isInstanceOf(EndpointDisabledException.class);
  }

  @Test
  void aMessageThatFailsIsADeadLetterAndComesBackWhenReplayed() {
    SqsClient sqs = clients.sqs();
    String dead = queue(sqs, Map.of());
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String source =
        queue(
            sqs,
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn)));
    new QueueSender(sqs, source).send(List.of("one", "two"));
    for (int tries = 0; tries < 6; tries++) {
      receive(sqs, source);
    }
    DeadLetters letters = new DeadLetters(sqs, dead, source);

    List<String> seen = new ArrayList<>();
    letters.walk(
        10,
        letter -> {
          seen.add(letter.body());
          return letter.body().equals("one") ? Fate.REPLAY : Fate.KEEP;
        });

    assertThat(seen).containsExactlyInAnyOrder("one", "two");
    assertThat(receive(sqs, source)).extracting(Message::body).containsExactly("one");
    List<String> left = new ArrayList<>();
    letters.walk(
        10,
        (Letter letter) -> {
          left.add(letter.body());
          return Fate.DROP;
        });
    assertThat(left).contains("two");
    assertThat(letters.walk(10, letter -> Fate.KEEP)).isZero();
  }

  private static String queue(SqsClient sqs, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(
            request -> request.queueName("outside-" + UUID.randomUUID()).attributes(attributes))
        .queueUrl();
  }

  private static List<Message> receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages();
  }
}
