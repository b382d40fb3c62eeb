package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is known of an account decides about its members.
final class AccountPathTest {
  private static final String FOLDER = "infra/local/src/test/resources/triggers/accounts";

  private static LocalStack stack;
  private static Product product;

  @BeforeAll
  static void start() {
    stack = Product.stack(FOLDER);
    product = new Product(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aTriggerForGoldAccountsTellsTheirMembersOnly() {
    joins("ana", "acme", "\"tier\":\"gold\"");
    joins("ben", "globex", "\"tier\":\"free\"");
    product.introduce("cleo");
    product.settle();
    List.of("ana", "ben", "cleo").forEach(AccountPathTest::orders);
    product.settle();

    assertThat(toldBy("gold-order", "ana")).isTrue();
    assertThat(toldBy("gold-order", "ben")).isFalse();
    assertThat(toldBy("gold-order", "cleo")).isFalse();
  }

  @Test
  void whoHasNoZoneTakesTheirAccounts() {
    joins("dora", "initech", "\"timezone\":\"Europe/Berlin\"");
    product.introduce("eve");
    product.settle();
    orders("dora");
    orders("eve");
    product.later(Duration.ofMinutes(70));

    assertThat(toldBy("noon-word", "dora")).as("it is noon in Berlin").isTrue();
    assertThat(toldBy("noon-word", "eve")).isFalse();
  }

  private static boolean toldBy(String trigger, String customer) {
    return product.ledger(customer).stream()
        .filter(entry -> entry.path("trigger").asText().equals(trigger))
        .map(entry -> entry.path("decision"))
        .map(JsonNode::asText)
        .anyMatch("Send"::equals);
  }

  private static void joins(String customer, String account, String traits) {
    product.introduce(customer);
    product.call(
        "group",
        stack.serverKey(),
        """
        {"userId":"%1$s","groupId":"%2$s","messageId":"in-%1$s","timestamp":"%4$s","traits":{%3$s}}\
        """
            .formatted(customer, account, traits, product.now()));
  }

  private static void orders(String customer) {
    product.call(
        "track",
        stack.writeKey(),
        """
        {"userId":"%1$s","messageId":"order-%1$s","timestamp":"%2$s","event":"Order Placed"}\
        """
            .formatted(customer, product.now()));
  }
}
