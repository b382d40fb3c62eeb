package dev.headsup.functions.telemetry;

import static dev.headsup.functions.telemetry.Shop.ANA;
import static dev.headsup.functions.telemetry.Shop.BEN;
import static dev.headsup.functions.telemetry.Shop.BROWSER;
import static dev.headsup.functions.telemetry.Shop.STRUGGLE;
import static dev.headsup.functions.telemetry.Shop.failed;
import static dev.headsup.functions.telemetry.Shop.ordered;
import static dev.headsup.functions.telemetry.Shop.struggles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IntakeTest {
  private final Shop shop = new Shop();
  private final Aside aside = new Aside();

  @Test
  void whoIsIntroducedAndActsInOneBatchIsKnownWhenTheyAct() {
    List<Incoming> events = new ArrayList<>(did(struggles(ANA)));
    events.add(new Incoming.Told(Shop.yes(ANA), null));
    assertThat(take(List.of(message(events)))).isEmpty();
    assertThat(shop.ledger.of(ANA))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.decision()).isInstanceOf(Decision.Defer.class));
  }

  @Test
  void whoSignsInDuringABatchIsOneCustomer() {
    shop.wantsHelp(ANA);
    assertThat(
            take(
                List.of(
                    message(did(List.of(failed(BROWSER, 0), failed(BROWSER, 4)))),
                    message(List.of(new Incoming.Joined(BROWSER, ANA))),
                    message(did(List.of(failed(ANA, 9)))))))
        .isEmpty();
    assertThat(shop.ledger.of(ANA)).hasSize(1);
    assertThat(shop.ledger.of(BROWSER)).isEmpty();
  }

  @Test
  void anAccountIsDescribedWithoutAMember() {
    AccountId acme = new AccountId("acme");
    Traits gold = new Traits(Map.of("plan", new Traits.Dated(new Value.Text("gold"), Shop.NOON)));
    assertThat(take(List.of(message(List.of(new Incoming.Described(acme, gold)))))).isEmpty();
    assertThat(shop.profiles.account(acme)).contains(gold);
  }

  @Test
  void whatCouldNotBeReadIsKeptAsideAndTheRestGoesOn() {
    Quarantine.Refused refused =
        new Quarantine.Refused("1", "no-event-name", "the event has no name", "{}", Shop.NOON);
    TelemetryMessage message =
        new TelemetryMessage(did(List.of(ordered(ANA, 1))), List.of(refused), List.of());
    assertThat(take(List.of(message))).isEmpty();
    assertThat(aside.kept).containsExactly(refused);
    assertThat(shop.ledger.of(ANA)).hasSize(1);
  }

  @Test
  void whoeverFailsIsNamedAndTheTimersOfOthersFire() {
    shop.wantsHelp(BEN);
    assertThat(take(List.of(message(did(struggles(BEN)))))).isEmpty();
    TimerFired timer =
        new TimerFired(BEN, STRUGGLE.id(), shop.ledger.of(BEN).getFirst().id(), shop.now);
    shop.ledger.breakFor(ANA);
    TelemetryMessage orders = message(did(List.of(ordered(ANA, 1))));
    TelemetryMessage timers = new TelemetryMessage(List.of(), List.of(), List.of(timer));
    Failures failures = intake().take(List.of(orders, timers));
    assertThat(failures.customers()).containsOnlyKeys(ANA);
    assertThat(shop.ledger.of(BEN).getFirst().decision()).isInstanceOf(Decision.Send.class);
    assertThat(failures.concern(orders)).isTrue();
    assertThat(failures.concern(timers)).isFalse();
  }

  @Test
  void nothingIsDecidedAboutSomebodyOfWhomSomethingCouldNotBeTold() {
    List<Incoming> events = new ArrayList<>(did(struggles(ANA)));
    events.add(new Incoming.Told(Shop.yes(ANA), null));
    List<TelemetryMessage> batch = List.of(message(events), message(did(List.of(ordered(BEN, 1)))));
    shop.profiles.breakFor(ANA);

    assertThat(take(batch)).containsOnlyKeys(ANA);
    assertThat(shop.ledger.of(ANA)).isEmpty();
    assertThat(shop.ledger.of(BEN)).hasSize(1);

    shop.profiles.mend();
    assertThat(take(batch)).isEmpty();
    assertThat(shop.ledger.of(ANA))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.decision()).isInstanceOf(Decision.Defer.class));
  }

  @Test
  void aTimerOfSomebodyOfWhomSomethingCouldNotBeToldFiresLater() {
    shop.wantsHelp(ANA);
    take(List.of(message(did(struggles(ANA)))));
    TimerFired timer =
        new TimerFired(ANA, STRUGGLE.id(), shop.ledger.of(ANA).getFirst().id(), shop.now);
    TelemetryMessage timers = new TelemetryMessage(List.of(), List.of(), List.of(timer));
    TelemetryMessage no = message(List.of(new Incoming.Told(Shop.yes(ANA), null)));
    shop.profiles.breakFor(ANA);

    Failures failures = intake().take(List.of(no, timers));

    assertThat(failures.concern(timers)).isTrue();
    assertThat(shop.jobs()).isEmpty();
  }

  @Test
  void anAccountThatCannotBeWrittenSendsBackOnlyWhatCarriesIt() {
    AccountId acme = new AccountId("acme");
    AccountId umbrella = new AccountId("umbrella");
    Traits gold = new Traits(Map.of("plan", new Traits.Dated(new Value.Text("gold"), Shop.NOON)));
    Profiles.Change member =
        new Profiles.Change(
            new Profile(BEN, Traits.NONE, new Membership(acme, Shop.NOON)), Consent.NONE);
    TelemetryMessage described = message(List.of(new Incoming.Described(acme, gold)));
    TelemetryMessage grouped = message(List.of(new Incoming.Grouped(member, acme, Traits.NONE)));
    TelemetryMessage other = message(List.of(new Incoming.Described(umbrella, gold)));
    TelemetryMessage order = message(did(List.of(ordered(BEN, 1))));
    shop.profiles.breakFor(acme);

    Failures failures = intake().take(List.of(described, grouped, other, order));

    assertThat(failures.customers()).isEmpty();
    assertThat(failures.reasons()).hasSize(1);
    assertThat(List.of(described, grouped, other, order))
        .extracting(failures::concern)
        .containsExactly(true, true, false, false);
    assertThat(shop.profiles.account(umbrella)).contains(gold);
    assertThat(shop.ledger.of(BEN)).hasSize(1);
  }

  @Test
  void theSameBatchAgainChangesNothing() {
    List<TelemetryMessage> batch =
        List.of(
            message(List.of(new Incoming.Told(Shop.yes(ANA), BROWSER))),
            message(did(List.of(failed(BROWSER, 0), failed(BROWSER, 4)))),
            message(did(List.of(failed(ANA, 9), ordered(ANA, 10)))));
    assertThat(take(batch)).isEmpty();
    var activity = shop.activities.of(ANA);
    var entries = shop.ledger.of(ANA);
    assertThat(take(batch.reversed())).isEmpty();
    assertThat(shop.activities.of(ANA)).isEqualTo(activity);
    assertThat(shop.ledger.of(ANA)).hasSize(2).isEqualTo(entries);
    assertThat(shop.jobs()).hasSize(1);
  }

  private Map<CustomerId, RuntimeException> take(List<TelemetryMessage> messages) {
    Failures failures = intake().take(messages);
    assertThat(failures.accounts()).isEmpty();
    return failures.customers();
  }

  private Intake intake() {
    return new Intake(
        aside,
        shop.profiles,
        new Redirects(shop.activities),
        shop.joins(),
        new Joining(() -> Components.NONE, List::of, () -> TriggerSet.of(List.of())),
        shop.folding(),
        shop.timers());
  }

  private static TelemetryMessage message(List<Incoming> events) {
    return new TelemetryMessage(events, List.of(), List.of());
  }

  private static List<Incoming> did(List<Observation> behaviours) {
    return behaviours.stream().<Incoming>map(Incoming.Did::new).toList();
  }

  /// Refused events, in memory.
  private static final class Aside implements Quarantine {
    private final List<Refused> kept = new ArrayList<>();

    @Override
    public void add(List<Refused> refused) {
      kept.addAll(refused);
    }

    @Override
    public List<Refused> on(LocalDate day, int limit) {
      throw new AssertionError("who takes in does not look back");
    }

    @Override
    public void remove(Refused refused) {
      throw new AssertionError("who keeps aside forgets nothing");
    }
  }
}
