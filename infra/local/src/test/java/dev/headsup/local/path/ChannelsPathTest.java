package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.functions.Wiring;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import dev.headsup.local.why.Answer;
import dev.headsup.local.why.Reasons;
import dev.headsup.local.why.Wording;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Push messages and webhooks on a whole stack, and what integrators hear of them.
final class ChannelsPathTest {
  private static LocalStack stack;
  private static Product product;

  @BeforeAll
  static void start() {
    stack = Product.stack("infra/local/src/test/resources/triggers/channels");
    product = new Product(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aPushMessageGoesToTheDeviceThatWasUsedLast() {
    opened("ana", "ios", "740f4707bebcf74f");
    opened("ana", "android", "newer-token-of-ana");
    did("ana", "Parcel Ready");

    assertThat(product.received("ana"))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.path("channel").asText()).isEqualTo("PUSH");
          assertThat(message.path("to").asText()).contains(":endpoint/GCM/local/");
          assertThat(message.path("subject").asText()).isEqualTo("Your parcel waits");
        });
  }

  @Test
  void aDeviceWithoutTheAppIsRetired() {
    opened("ben", "ios", "older-token-of-ben");
    opened("ben", "ios", "gone-token-of-ben");
    did("ben", "Parcel Ready");
    assertThat(product.received("ben")).isEmpty();

    product.later(Duration.ofDays(2));
    did("ben", "Parcel Ready");
    assertThat(product.received("ben")).as("the other device is the last one now").hasSize(1);
  }

  @Test
  void aWebhookIsSentAndAnEndpointThatIsGoneIsLeftAlone() {
    identify("cleo");
    did("cleo", "Parcel Stored");
    assertThat(sent("WEBHOOK"))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.path("to").asText()).isEqualTo("https://messages.example.com/headsup");
          assertThat(message.path("text").asText())
              .contains("\"customer\":\"cleo\"", "\"title\":\"Your parcel waits\"");
          assertThat(message.path("headers").path("webhook-signature").asText()).startsWith("v1,");
        });

    product.fault("webhooks", "refuse", 1);
    identify("dora");
    did("dora", "Parcel Stored");
    identify("emil");
    did("emil", "Parcel Stored");
    assertThat(sent("WEBHOOK")).hasSize(1);
  }

  /// A text message of service whose answer got lost is not sent again: the e-mail says it.
  @Test
  void whenNobodyKnowsWhetherATextMessageArrivedTheNextChannelSaysIt() {
    product.call(
        "identify",
        stack.serverKey(),
        """
        {"userId":"gus","messageId":"who-gus","timestamp":"%s",
         "traits":{"name":"Gus","email":"gus@example.com","phone":"+12025550123"},
         "context":{"consent":{"service":{"SMS":"GRANTED","EMAIL":"GRANTED"},"source":"shop"}}}\
        """
            .formatted(product.now()));
    product.settle();
    product.fault("sns", "lose", 1);

    did("gus", "Parcel Late");
    product.later(Duration.ofMinutes(20));

    assertThat(product.received("gus"))
        .extracting(message -> message.path("channel").asText())
        .containsExactlyInAnyOrder("SMS", "EMAIL");
    Outreaches ledger =
        new Wiring(Target.at(stack.ingest()).environment(), stack.clock(), List.of()).outreaches();
    CustomerId gus = new CustomerId("gus");
    Outreach entry = ledger.of(gus).getFirst();
    StringWriter out = new StringWriter();
    new Wording(Locale.ENGLISH, false)
        .print(
            new Reasons.Answers(
                gus,
                product.now(),
                List.of(
                    new Answer(
                        "parcel-late",
                        "A parcel is late",
                        Optional.of(entry),
                        ledger.deliveries(gus, entry.id()),
                        Optional.empty())),
                List.of()),
            new PrintWriter(out, true));
    assertThat(out.toString())
        .contains("text message: nobody knows whether it arrived")
        .containsPattern("e-mail: (delivered|sent), ");
  }

  @Test
  void integratorsHearOfTheDecisionAndOfWhatBecameOfTheMessage() throws Exception {
    opened("fay", "ios", "token-of-fay-1");
    did("fay", "Parcel Ready");

    List<String> told = List.of();
    for (int tries = 0;
        tries < 50 && told.stream().noneMatch(one -> one.contains("\"sent\""));
        tries++) {
      Thread.sleep(200);
      told =
          product.news().stream()
              .map(message -> message.path("text").asText())
              .filter(text -> text.contains("\"customer\":\"fay\""))
              .toList();
    }
    assertThat(told)
        .anyMatch(text -> text.contains("\"decision\":\"send\"") && text.contains("parcel-push"))
        .anyMatch(
            text -> text.contains("\"state\":\"sent\"") && text.contains("\"channel\":\"push\""))
        .allMatch(text -> text.contains("\"version\":1"))
        .noneMatch(text -> text.contains("token-of-fay") || text.contains("parcel waits"));
    assertThat(sent("TOPIC")).as("the outbox is for messages").isEmpty();
  }

  private static List<JsonNode> sent(String channel) {
    return product.everything().stream()
        .filter(message -> message.path("channel").asText().equals(channel))
        .toList();
  }

  private static void identify(String customer) {
    product.call(
        "identify",
        stack.serverKey(),
        """
        {"userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s","traits":{"name":"%1$s"}}\
        """
            .formatted(customer, product.now()));
    product.settle();
  }

  private static void opened(String customer, String type, String token) {
    product.call(
        "track",
        stack.serverKey(),
        """
        {"userId":"%s","messageId":"open-%s","timestamp":"%s","event":"Application Opened",
         "context":{"device":{"type":"%s","token":"%s"}}}\
        """
            .formatted(customer, token, product.now(), type, token));
    product.later(Duration.ofSeconds(2));
  }

  private static void did(String customer, String event) {
    product.call(
        "track",
        stack.serverKey(),
        """
        {"userId":"%s","messageId":"%s-%s","timestamp":"%s","event":"%s"}\
        """
            .formatted(customer, customer, product.now(), product.now(), event));
    product.later(Duration.ofMinutes(2));
  }
}
