package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.engine.tutorial.Tutorial;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A trigger that offers a tutorial: which one goes, that the ledger says so, and what happens when
/// none is left.
final class OffersTest {
  private static final Trigger OFFERS =
      Shop.sending(
          Shop.ORDERED,
          new Trigger.Send(
              List.of(),
              List.of(Channel.INBOX),
              Map.of(),
              Urgency.NORMAL,
              1,
              new Trigger.Offer.Tutorial("orders"),
              false));

  private final Shop shop = new Shop();

  OffersTest() {
    shop.triggers = TriggerSet.of(List.of(OFFERS));
    shop.tutorials = Tutorials.of(List.of(tutorial("first", 2), tutorial("second", 9)));
    shop.now = Shop.NOON.plus(Duration.ofMinutes(5));
  }

  private static Tutorial tutorial(String id, int minutes) {
    return new Tutorial(
        id,
        "orders",
        Tutorial.Format.ARTICLE,
        minutes,
        null,
        Map.of(
            "en",
            new Tutorial.Variant(
                "Title of " + id, "https://docs.example.com/" + id, "", List.of())));
  }

  private Outreach ordered(CustomerId customer) {
    shop.folds(Shop.ordered(customer, 1));
    return shop.ledger.of(customer).getFirst();
  }

  @Test
  void theBestUnseenOneIsChosenWhenItIsDecidedAndStandsOnTheLedger() {
    Outreach told = ordered(Shop.ANA);

    assertThat(told.decision()).isInstanceOf(Decision.Send.class);
    assertThat(told.data())
        .containsEntry("tutorial", "first")
        .containsEntry("tutorial.title", "Title of first")
        .containsEntry("tutorial.link", "https://docs.example.com/first");
  }

  @Test
  void oneThatTheySawIsNotOfferedAgainAndOneOfferedInVainGoesLast() {
    shop.lessons.note(Shop.ANA, "first", Step.STARTED, Shop.NOON);
    shop.lessons.note(Shop.BEN, "first", Step.OFFERED, Shop.NOON);

    assertThat(ordered(Shop.ANA).data()).containsEntry("tutorial", "second");
    assertThat(ordered(Shop.BEN).data()).containsEntry("tutorial", "second");
  }

  @Test
  void howeverManyCasesACustomerHasTheyAreReadOnce() {
    shop.folding()
        .fold(
            Map.of(
                Shop.ANA,
                List.of(
                    Shop.ordered(Shop.ANA, 1),
                    Shop.ordered(Shop.ANA, 2),
                    Shop.ordered(Shop.ANA, 3))));

    assertThat(shop.ledger.of(Shop.ANA)).hasSizeGreaterThan(1);
    assertThat(shop.lessons.reads).isEqualTo(1);
  }

  @Test
  void theOneThatHelpedMoreGoesFirst() {
    for (int i = 0; i < 20; i++) {
      CustomerId other = CustomerId.known("other-" + i);
      shop.lessons.note(other, "second", Step.OFFERED, Shop.NOON);
      shop.lessons.note(other, "second", Step.SUCCEEDED, Shop.NOON);
    }

    assertThat(ordered(Shop.ANA).data()).containsEntry("tutorial", "second");
  }

  @Test
  void whoeverHasSeenThemAllIsNotToldAndTheLedgerSaysWhy() {
    shop.lessons.note(Shop.ANA, "first", Step.STARTED, Shop.NOON);
    shop.lessons.note(Shop.ANA, "second", Step.FINISHED, Shop.NOON);

    Outreach kept = ordered(Shop.ANA);

    assertThat(kept.decision()).isInstanceOf(Decision.Suppress.class);
    assertThat(kept.verdicts())
        .anySatisfy(verdict -> assertThat(verdict.because()).isEqualTo(Reason.NO_NEW_TUTORIAL));
    assertThat(shop.jobs()).isEmpty();
  }
}
