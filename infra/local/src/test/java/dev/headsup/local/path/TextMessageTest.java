package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The way of a text message, to a customer whose name, phone and account changed on the way.
final class TextMessageTest {
  private static LocalStack stack;
  private static Product product;

  @BeforeAll
  static void start() {
    stack = Product.stack("infra/local/src/test/resources/triggers/text-message");
    product = new Product(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void theNewestPhoneGetsTheTextMessageOnce() {
    String consent = "\"consent\":{\"service\":{\"SMS\":\"GRANTED\"},\"source\":\"shop\"}";
    identify("1", "\"name\":\"Noa\",\"phone\":\"+12025550123\"", consent);
    product.settle();
    identify("2", "\"name\":\"Noa Levi\",\"phone\":\"+12025550124\"", "");
    account("1", "\"plan\":\"free\"");
    account("2", "\"plan\":\"team\"");
    product.settle();
    for (int again = 0; again < 2; again++) {
      product.call(
          "track",
          stack.writeKey(),
          """
          {"userId":"noa","messageId":"parcel","timestamp":"%s","event":"Parcel Arrived"}\
          """
              .formatted(product.now()));
    }
    product.later(Duration.ofMinutes(2));

    assertThat(product.received("noa"))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.path("channel").asText()).isEqualTo("SMS");
          assertThat(message.path("to").asText()).isEqualTo("+12025550124");
          assertThat(message.path("text").asText()).contains("Your parcel waits");
        });
  }

  private static void identify(String number, String traits, String context) {
    product.call(
        "identify",
        stack.serverKey(),
        """
        {"userId":"noa","messageId":"who-%s","timestamp":"%s","traits":{%s},
         "context":{%s}}\
        """
            .formatted(number, product.now(), traits, context));
  }

  private static void account(String number, String traits) {
    product.call(
        "group",
        stack.serverKey(),
        """
        {"userId":"noa","groupId":"levi-shop","messageId":"account-%s","timestamp":"%s","traits":{%s}}\
        """
            .formatted(number, product.now(), traits));
  }
}
