package dev.headsup.functions.telemetry;

import static dev.headsup.functions.telemetry.Shop.ANA;
import static dev.headsup.functions.telemetry.Shop.BEN;
import static dev.headsup.functions.telemetry.Shop.BROWSER;
import static dev.headsup.functions.telemetry.Shop.failed;
import static dev.headsup.functions.telemetry.Shop.ordered;
import static dev.headsup.functions.telemetry.Shop.struggles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FoldingTest {
  private final Shop shop = new Shop();

  @Test
  void anOvertakenWriteIsFoldedAgainAndNothingIsLost() {
    shop.folds(failed(ANA, 0));
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 30)));
    assertThat(shop.folding().fold(Map.of(ANA, List.of(failed(ANA, 15))))).isEmpty();
    assertThat(shop.failures(ANA)).containsExactly(0L, 15L, 30L);
  }

  @Test
  void anOvertakenFirstWriteIsFoldedAgain() {
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 0)));
    assertThat(shop.folding().fold(Map.of(ANA, List.of(failed(ANA, 15))))).isEmpty();
    assertThat(shop.failures(ANA)).containsExactly(0L, 15L);
  }

  @Test
  void twoHalvesOfACaseInTwoBatchesAtOnceAreOneCase() {
    shop.wantsHelp(ANA);
    shop.folds(failed(ANA, 0));
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 4)));
    shop.folding().fold(Map.of(ANA, List.of(failed(ANA, 9))));
    assertThat(shop.ledger.of(ANA))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.decision()).isInstanceOf(Decision.Defer.class));
  }

  @Test
  void anOvertakenDecisionIsTakenAgainAndOnce() {
    shop.wantsHelp(ANA);
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 6)));
    assertThat(shop.folding().fold(Map.of(ANA, struggles(ANA)))).isEmpty();
    assertThat(shop.failures(ANA)).containsExactly(0L, 4L, 6L, 9L);
    assertThat(shop.ledger.of(ANA)).hasSize(1);
    assertThat(shop.dues.entries()).hasSize(1);
  }

  @Test
  void aBatchHandledAtOnceByTwoIsDecidedOnce() {
    List<Observation> orders = List.of(ordered(ANA, 1), ordered(ANA, 2));
    shop.activities.meanwhile(() -> shop.folding().fold(Map.of(ANA, orders)));
    assertThat(shop.folding().fold(Map.of(ANA, orders))).isEmpty();
    assertThat(shop.ledger.of(ANA)).hasSize(2);
    assertThat(shop.jobs()).hasSize(2);
  }

  @Test
  void whoIsOvertakenAgainAndAgainIsNamed() {
    for (int minute = 1; minute <= 9; minute++) { // one of them while Ben is decided
      int at = 30 * minute;
      shop.activities.meanwhile(() -> write(at));
    }
    assertThat(shop.folding().fold(Map.of(ANA, List.of(failed(ANA, 0)), BEN, struggles(BEN))))
        .containsOnlyKeys(ANA);
    assertThat(shop.failures(BEN)).hasSize(3);
  }

  /// Somebody writes Ana's activity, whatever they know of her.
  private void write(int minute) {
    Activities.Stored stored = shop.activities.of(ANA);
    shop.activities.put(stored.become(stored.activity().seen(minute * 60_000L)));
  }

  @Test
  void moreCasesThanATransactionTakesAreDecidedInPartsAndEachStandsInTheLedger() {
    List<Observation> orders = new ArrayList<>();
    for (int minute = 0; minute < 50; minute++) {
      orders.add(ordered(ANA, minute));
    }
    Collections.shuffle(orders, new Random(3));
    assertThat(shop.folding().fold(Map.of(ANA, orders))).isEmpty();
    assertThat(shop.ledger.of(ANA))
        .hasSize(50)
        .allSatisfy(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Send.class));
    assertThat(shop.ledger.of(ANA).stream().map(Outreach::cause).distinct()).hasSize(50);
    assertThat(shop.jobs()).hasSize(50).doesNotHaveDuplicates();
    assertThat(shop.dues.entries()).as("each is guarded by a rescue").hasSize(50);
  }

  @Test
  void sixtyWaitsThatOneEventBeginsAreAllCommittedAndRememberedOnce() {
    shop.wantsHelp(ANA);
    shop.triggers = Shop.manyOrdered(60, Purpose.HELP, Duration.ofMinutes(5));

    assertThat(shop.folding().fold(Map.of(ANA, List.of(ordered(ANA, 1))))).isEmpty();
    assertThat(shop.folding().fold(Map.of(ANA, List.of(ordered(ANA, 1))))).isEmpty();

    assertThat(shop.ledger.of(ANA))
        .hasSize(60)
        .allSatisfy(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Defer.class));
    assertThat(shop.dues.entries()).hasSize(60);
  }

  @Test
  void sixtyWaitsOfWhichAPartIsOvertakenAreDecidedOnceEach() {
    shop.wantsHelp(ANA);
    shop.triggers = Shop.manyOrdered(60, Purpose.HELP, Duration.ofMinutes(5));
    shop.activities.meanwhile(() -> {});
    shop.activities.meanwhile(() -> write(30));

    assertThat(shop.folding().fold(Map.of(ANA, List.of(ordered(ANA, 1))))).isEmpty();

    assertThat(shop.ledger.of(ANA))
        .hasSize(60)
        .allSatisfy(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Defer.class));
    assertThat(shop.dues.entries()).hasSize(60);
  }

  /// L6, through all gates.
  @Test
  void fiftyTriggersAtOnceOnOneCustomerGiveExactlyTheCap() {
    shop.triggers = Shop.manyOrdered(50, Purpose.SERVICE, Duration.ZERO);

    assertThat(shop.folding().fold(Map.of(ANA, List.of(ordered(ANA, 1))))).isEmpty();

    assertThat(shop.ledger.of(ANA)).hasSize(50);
    assertThat(
            shop.ledger.of(ANA).stream().filter(entry -> entry.decision() instanceof Decision.Send))
        .as("the standard policy's cap: three a day")
        .hasSize(3);
    assertThat(shop.jobs()).hasSize(3);
  }

  @Test
  void aPartThatIsOvertakenLosesNothingOfTheRest() {
    List<Observation> orders = new ArrayList<>();
    for (int minute = 0; minute < 50; minute++) {
      orders.add(ordered(ANA, minute));
    }
    shop.activities.meanwhile(() -> {});
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 0)));
    assertThat(shop.folding().fold(Map.of(ANA, orders))).isEmpty();
    assertThat(shop.ledger.of(ANA)).hasSize(50);
    assertThat(shop.jobs()).hasSize(50).doesNotHaveDuplicates();
    assertThat(shop.failures(ANA)).containsExactly(0L);
  }

  @Test
  void whatTheQueueDidNotTakeIsCommittedAndGuardedByItsRescue() {
    shop.mute = true;

    assertThat(shop.folding().fold(Map.of(ANA, List.of(ordered(ANA, 1))))).isEmpty();

    assertThat(shop.jobs()).isEmpty();
    assertThat(shop.ledger.of(ANA))
        .singleElement()
        .satisfies(entry ->
            assertThat(shop.dues.entries())
                .containsExactly(DueEntry.Deliver.rescue(shop.now, ANA, entry.id())));
  }

  @Test
  void aFailingCommitOfOneCustomerDoesNotHinderAnother() {
    shop.ledger.breakFor(ANA);
    assertThat(
            shop.folding()
                .fold(Map.of(ANA, List.of(ordered(ANA, 1)), BEN, List.of(ordered(BEN, 1)))))
        .containsOnlyKeys(ANA);
    assertThat(shop.ledger.of(ANA)).isEmpty();
    assertThat(shop.activities.of(ANA).version()).isZero();
    assertThat(shop.ledger.of(BEN)).hasSize(1);
    assertThat(shop.jobs())
        .singleElement()
        .satisfies(job -> assertThat(job.customer()).isEqualTo(BEN));
  }

  @Test
  void whatAJoinedCustomerDidCountsForWhomTheyTurnedOutToBe() {
    shop.wantsHelp(ANA);
    shop.joins().join(Map.of(BROWSER, ANA));
    assertThat(
            shop.folding()
                .fold(
                    Map.of(
                        BROWSER,
                        List.of(failed(BROWSER, 0), failed(BROWSER, 4)),
                        ANA,
                        List.of(failed(ANA, 9)))))
        .isEmpty();
    assertThat(shop.ledger.of(ANA)).hasSize(1);
    assertThat(shop.ledger.of(BROWSER)).isEmpty();
    assertThat(shop.failures(BROWSER)).isEmpty();
  }

  @Test
  void whatHappenedBeforeIsKnownAndNotDecidedAgain() {
    shop.folds(ordered(ANA, 1));
    long version = shop.activities.of(ANA).version();
    shop.folds(ordered(ANA, 1), ordered(ANA, 1));
    assertThat(shop.ledger.of(ANA)).hasSize(1);
    assertThat(shop.jobs()).hasSize(1);
    assertThat(shop.activities.of(ANA).version()).as("nothing is written").isEqualTo(version);
  }
}
