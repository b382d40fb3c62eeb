package dev.headsup.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.demo.Tally.Reason;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The whole demo on a whole stack: what becomes of each made-up customer is what their fate says.
final class DemoTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void theStoryEndsAsTheFatesOfItsCustomersSay() throws Exception {
    Instant begin = Demo.beginFor(NOW);
    StackOptions options = House.stack(Optional.of(begin));
    int shoppers = Fate.SHOPS.customers() + Fate.CANNOT_PAY.customers();
    StringWriter told = new StringWriter();
    StringWriter trouble = new StringWriter();
    try (LocalStack stack = LocalStack.start(options);
        View view = new View(stack.ingest())) {
      new Demo(
              stack,
              House.root().resolve("infra/local/demo"),
              begin,
              0,
              new PrintWriter(told),
              new PrintWriter(trouble))
          .play();

      JsonNode ledger = view.ledger("");
      Tally tally = Tally.of(ledger);
      int stuck =
          Fate.STRUGGLES.customers()
              + Fate.STRUGGLES_AGAIN.customers()
              + Fate.ANONYMOUS_FIRST.customers()
              + Fate.LATE.customers();
      assertThat(Tally.customers(ledger, "import-struggle", "Send")).isEqualTo(stuck);
      assertThat(Tally.customers(ledger, "checkout-outage", "Send")).isEqualTo(shoppers);
      assertThat(Tally.customers(ledger, Tally.ALL_CLEAR, "Send")).isEqualTo(shoppers);
      assertThat(Tally.customers(ledger, "checkout-failing", "Send")).isZero();
      assertThat(Tally.customers(ledger, "checkout-failing", "Suppress"))
          .isEqualTo(Fate.CANNOT_PAY.customers());
      assertThat(tally.told()).isEqualTo(stuck + shoppers);
      assertThat(tally.toPerson())
          .isEqualTo(Fate.IN_DISTRESS.customers() + Fate.STRUGGLES_AGAIN.customers());
      assertThat(tally.notTold())
          .extracting(Reason::customers)
          .containsExactly(
              Fate.CANNOT_PAY.customers(),
              Fate.RECOVERS.customers(),
              Fate.NEVER_ASKED.customers(),
              Fate.SAID_NO.customers());
      assertThat(tally.notTold())
          .extracting(Reason::words)
          .satisfiesExactly(
              words -> assertThat(words).contains("Paying by card fails"),
              words -> assertThat(words).contains("by themselves"),
              words -> assertThat(words).startsWith("no consent"),
              words -> assertThat(words).startsWith("said no"));
      assertThat(view.outbox())
          .filteredOn(message -> message.path("customer").asText().equals("ana"))
          .extracting(message -> message.path("channel").asText())
          .containsExactlyInAnyOrder("EMAIL", "INBOX");
      assertThat(stack.clock().instant()).isBetween(NOW.minusSeconds(600), NOW.plusSeconds(600));
    }
    assertThat(trouble.toString()).isEmpty();
    assertThat(told.toString())
        .contains(
            "failed for the third time",
            "so Ana was told, by e-mail and inbox",
            "No machine answers him",
            "It's us, not you",
            "%d wait, and 0 went out".formatted(Fate.CANNOT_PAY.customers()),
            "confirmed it with one click. %d customers were told, once".formatted(shoppers),
            "exactly those who used the checkout; the other %,d heard nothing"
                .formatted(2000 - shoppers),
            "(%d)".formatted(shoppers),
            "\"used checkout, last on ",
            "Nobody heard anything of that",
            "The all-clear reached the same %d, by the same channels, and nobody else"
                .formatted(shoppers),
            "No tip followed: 0 were sent. The %d that waited are dropped"
                .formatted(Fate.CANNOT_PAY.customers()),
            "132");
  }
}
