package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.outreach.Decisions;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks again at cases whose wait is over. A timer that fires twice finds the case decided. One
/// that began as an anonymous visitor's is decided as the known customer's.
final class Timers {
  private static final int ATTEMPTS = 8;

  private final Redirects redirects;
  private final Acquaintances acquaintances;
  private final Outreaches outreaches;
  private final Sends sends;
  private final Supplier<TriggerSet> triggers;
  private final LiveSurroundings surroundings;
  private final Offers offers;
  private final Heard heard;
  private final InstantSource clock;

  /// @param deliver queues message bodies for the deliver function
  Timers(
      Activities activities,
      Profiles profiles,
      Outreaches outreaches,
      Consumer<List<String>> deliver,
      Supplier<TriggerSet> triggers,
      LiveSurroundings surroundings,
      Offers offers,
      InstantSource clock) {
    this.redirects = new Redirects(activities);
    this.acquaintances = new Acquaintances(profiles);
    this.outreaches = outreaches;
    this.sends = new Sends(deliver);
    this.triggers = triggers;
    this.surroundings = surroundings;
    this.offers = offers;
    this.heard = new Heard(outreaches);
    this.clock = clock;
  }

  /// Decides each case again.
  ///
  /// @return the customers for whom it did not work out
  Map<CustomerId, RuntimeException> fire(List<TimerFired> timers) {
    Map<CustomerId, RuntimeException> failures = new HashMap<>();
    for (TimerFired timer : timers) {
      try {
        fire(timer);
      } catch (RuntimeException broken) {
        failures.put(timer.customer(), broken);
      }
    }
    return failures;
  }

  private void fire(TimerFired timer) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Passed> found = decide(timer);
      if (found.isEmpty()) {
        return;
      }
      Decisions decisions = found.get().decisions();
      if (outreaches.commit(decisions.commit())) {
        sends.hand(decisions.sends());
        surroundings.note(decisions.decided());
        return;
      }
      found.get().passes().unused(decisions.decided());
      found.get().passes().close();
    }
    throw new IllegalStateException("Others kept writing first");
  }

  /// A decision that the brakes let pass.
  private record Passed(Decisions decisions, Passes passes) {}

  private Optional<Passed> decide(TimerFired timer) {
    Optional<Outreach> waiting =
        outreaches
            .find(timer.customer(), timer.outreach())
            .filter(outreach -> isMeant(timer, outreach));
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Stored stored =
        redirects
            .follow(List.of(timer.customer()))
            .getOrDefault(timer.customer(), Stored.nothing(timer.customer()));
    Optional<Trigger> trigger = triggers.get().find(timer.trigger());
    if (trigger.isEmpty()) {
      Passes none = new Passes(surroundings, Surroundings.calm(Policy.standard()));
      return Optional.of(
          new Passed(withdrawn(stored, waiting.get(), "the trigger is not live any more"), none));
    }
    Known known =
        acquaintances
            .load(List.of(stored.customer()), List.of(trigger.get()))
            .getOrDefault(stored.customer(), Known.nothing(stored.customer()));
    TriggerSet live = triggers.get();
    Candidate candidate =
        heard.of(
            offers.chosen(waiting.get().candidate(trigger.get(), stored.customer()), known),
            stored.activity(),
            live);
    Surroundings around = surroundings.of(List.of(trigger.get()));
    Function<Surroundings, Decisions> way =
        here ->
            stored.customer().equals(timer.customer())
                ? Decisions.afterWait(stored, candidate, live, known, here, clock.instant())
                    // So many cases waited at once that this one was forgotten.
                    .orElseGet(
                        () -> withdrawn(stored, waiting.get(), "too many of their cases waited"))
                : Decisions.afterJoin(
                    stored, waiting.get(), candidate, live, known, here, clock.instant());
    Passes passes = new Passes(surroundings, around);
    return Optional.of(new Passed(passes.held(way.apply(around), way), passes));
  }

  /// Whether a case waits for this very timer. One that fires twice would put off a case twice that
  /// goes on waiting, and leave two timers from then on.
  private static boolean isMeant(TimerFired timer, Outreach outreach) {
    return outreach.decision() instanceof Decision.Defer(Instant until)
        && timer.at().toEpochMilli() >= until.toEpochMilli();
  }

  private Decisions withdrawn(Stored stored, Outreach waiting, String why) {
    return Decisions.withdrawn(stored, waiting, why, clock.instant());
  }
}
