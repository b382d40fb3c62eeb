package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.decision.Gate;
import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The main job, through every real part: door, queues, tables, schedules, providers.
final class FirstPathTest {
  private static LocalStack stack;
  private static Product product;

  @BeforeAll
  static void start() {
    stack = Product.stack("triggers");
    product = new Product(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void whoFailsThreeTimesIsToldOnceByInboxAndMail() {
    product.introduce("ana");
    fails("ana", 3);
    product.settle();
    assertThat(product.received("ana")).isEmpty();
    assertThat(decisions("ana")).containsExactly("Defer");
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("ana"))
        .extracting(message -> message.path("channel").asText())
        .containsExactlyInAnyOrder("EMAIL", "INBOX");
    assertThat(product.ledger("ana"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("decision").asText()).isEqualTo("Send");
          assertThat(entry.path("trigger").asText()).isEqualTo("import-struggle");
          assertThat(entry.path("gates")).hasSize(Gate.values().length);
          assertThat(entry.path("gates").findValuesAsText("verdict")).containsOnly("PASS");
          assertThat(entry.path("evidence").toString()).contains("Import Failed");
        });
  }

  @Test
  void theMailSaysWhatHelpsAndHowToStopIt() {
    product.introduce("mia");
    fails("mia", 3);
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("mia"))
        .filteredOn(message -> message.path("channel").asText().equals("EMAIL"))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.path("to").asText()).isEqualTo("mia@example.com");
          assertThat(mail.path("subject").asText()).isNotBlank();
          assertThat(mail.path("text").asText()).contains("docs.example.com/import");
          assertThat(mail.path("html").asText()).contains("<html");
          assertThat(mail.path("outreachId").asText()).hasSize(32);
        });
  }

  @Test
  void whoGetsOnWhileWeWaitIsNotTold() {
    product.introduce("ben");
    fails("ben", 3);
    product.importSucceeds("ben");
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("ben")).isEmpty();
    assertStopped("ben", "STILL_TRUE");
  }

  @Test
  void whoSaidNoIsNotTold() {
    product.introduceUnwilling("cleo");
    fails("cleo", 4);
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("cleo")).isEmpty();
    assertStopped("cleo", "CONSENT");
    assertThat(product.ledger("cleo")).as("one case, however often it failed").hasSize(1);
  }

  @Test
  void whoRevokesBetweenDecisionAndSendingIsNotTold() {
    product.introduce("dora");
    fails("dora", 3);
    product.settle();
    product.introduceUnwilling("dora");
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("dora")).isEmpty();
    assertStopped("dora", "CONSENT");
  }

  @Test
  void whoWasToldIsNotToldAgainWithinFourteenDays() {
    product.introduce("emil");
    fails("emil", 3);
    product.later(Duration.ofMinutes(6));
    for (int number = 11; number <= 13; number++) {
      product.importFails("emil", number);
    }
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("emil")).hasSize(2);
    assertThat(decisions("emil")).containsExactlyInAnyOrder("Send", "Suppress", "HandOff");
  }

  @Test
  void aPublicKeyCannotSetAddressesOrConsent() {
    product.call(
        "identify",
        stack.writeKey(),
        """
        {"userId":"fred","messageId":"who-fred","traits":{"email":"mallory@example.com"},
         "context":{"consent":{"help":{"EMAIL":"GRANTED","INBOX":"GRANTED"}}}}\
        """);
    fails("fred", 3);
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("fred")).isEmpty();
    assertStopped("fred", "CONSENT");
  }

  @Test
  void whatSomebodyDidBeforeSignInCounts() {
    for (int number = 1; number <= 2; number++) {
      product.call(
          "track",
          stack.writeKey(),
          """
          {"anonymousId":"browser-7","messageId":"gina-%s","event":"Import Failed","timestamp":"%s"}\
          """
              .formatted(number, product.now()));
    }
    product.settle();
    product.introduce("gina");
    product.call(
        "identify",
        stack.writeKey(),
        """
        {"userId":"gina","anonymousId":"browser-7","messageId":"gina-joins"}\
        """);
    product.settle();
    product.importFails("gina", 3);
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("gina")).hasSize(2);
  }

  @Test
  void everyMessageThreeTimesInAnyOrderGivesTheSameSends() {
    Random random = new Random(7);
    List<String> bodies = new ArrayList<>();
    for (int who = 0; who < 8; who++) {
      String customer = "replayed-" + who;
      product.introduce(customer);
      for (int number = 1; number <= 3; number++) {
        bodies.add(Product.failure(customer, number, product.now()));
      }
    }
    product.settle();
    List<String> thrice = new ArrayList<>(bodies);
    thrice.addAll(bodies);
    thrice.addAll(bodies);
    Collections.shuffle(thrice, random);
    for (int from = 0; from < thrice.size(); from += 9) {
      product.call(
          "batch",
          stack.writeKey(),
          "{\"batch\":["
              + String.join(",", thrice.subList(from, Math.min(thrice.size(), from + 9)))
              + "]}");
    }
    product.later(Duration.ofMinutes(6));
    for (int who = 0; who < 8; who++) {
      assertThat(product.received("replayed-" + who)).as("customer %s", who).hasSize(2);
      assertThat(decisions("replayed-" + who)).containsExactly("Send");
    }
  }

  @Test
  void aBusyProviderIsAskedAgainLaterAndTheMailComesOnce() {
    product.introduce("hugo");
    fails("hugo", 3);
    product.settle();
    product.fault("ses", "throttle", 1);
    product.later(Duration.ofMinutes(6));
    assertThat(channels("hugo")).containsExactly("INBOX");
    product.later(Duration.ofMinutes(3));
    assertThat(channels("hugo")).containsExactlyInAnyOrder("EMAIL", "INBOX");
  }

  @Test
  void aBadEventIsKeptAsideAndItsBatchGoesOn() {
    product.introduce("ines");
    product.call(
        "batch",
        stack.writeKey(),
        "{\"batch\":[{\"type\":\"track\",\"userId\":\"ines\"},"
            + Product.failure("ines", 1, product.now())
            + ","
            + Product.failure("ines", 2, product.now())
            + ",{\"type\":\"dance\",\"userId\":\"ines\"},"
            + Product.failure("ines", 3, product.now())
            + "]}");
    product.later(Duration.ofMinutes(6));
    assertThat(product.received("ines")).hasSize(2);
  }

  private static void fails(String customer, int times) {
    for (int number = 1; number <= times; number++) {
      product.importFails(customer, number);
    }
  }

  private static List<String> decisions(String customer) {
    return product.ledger(customer).stream().map(entry -> entry.path("decision").asText()).toList();
  }

  private static List<String> channels(String customer) {
    return product.received(customer).stream()
        .map(message -> message.path("channel").asText())
        .toList();
  }

  private static void assertStopped(String customer, String gate) {
    List<JsonNode> ledger = product.ledger(customer);
    assertThat(ledger).as(ledger.toString()).hasSize(1);
    assertThat(ledger.getFirst().path("decision").asText()).isEqualTo("Suppress");
    for (JsonNode asked : ledger.getFirst().path("gates")) {
      if (asked.path("verdict").asText().equals("STOP")) {
        assertThat(asked.path("gate").asText()).isEqualTo(gate);
        return;
      }
    }
    throw new AssertionError("no gate stopped " + ledger);
  }
}
