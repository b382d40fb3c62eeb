package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A starter trigger that offers a tutorial, from the event to the message and its count.
final class TutorialPathTest {
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

  private static void starts(String customer) {
    product.call(
        "track",
        stack.writeKey(),
        """
        {"userId":"%1$s","messageId":"starts-%1$s","timestamp":"%2$s","event":"Onboarding Started"}\
        """
            .formatted(customer, product.now()));
  }

  private static void reports(String customer, String event) {
    product.call(
        "track",
        stack.writeKey(),
        """
        {"userId":"%1$s","messageId":"%3$s-%1$s","timestamp":"%2$s","event":"%3$s",
         "properties":{"tutorial":"onboarding-first-report"}}\
        """
            .formatted(customer, product.now(), event));
  }

  @Test
  void whoStallsGetsTheTutorialAndWhoSawItIsNotSentItAgain() {
    product.introduce("ana");
    product.introduce("ben");
    starts("ana");
    starts("ben");
    reports("ben", "Tutorial Started");
    product.later(Duration.ofDays(3).plusMinutes(5));

    assertThat(product.received("ana"))
        .filteredOn(message -> message.path("channel").asText().equals("EMAIL"))
        .singleElement()
        .satisfies(mail ->
            assertThat(mail.path("text").asText())
                .contains("https://app.example.com/start?tour=first-report")
                .contains("From the first file to the first report"));
    assertThat(product.page("/console/tutorials")).contains("Offered to 1, started by 1");
    assertThat(product.received("ben")).isEmpty();
    assertThat(product.ledger("ben"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("decision").asText()).isEqualTo("Suppress");
          assertThat(entry.toString()).contains("no tutorial about it that they have not seen");
        });
    assertThat(product.ledger("ana"))
        .extracting((JsonNode entry) -> entry.path("decision").asText())
        .containsExactly("Send");
  }
}
