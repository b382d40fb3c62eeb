package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The one decision function. Every candidate of every feed goes through it, first when its case is
/// complete and, where the trigger waits, once more when the wait is over. Pure.
public final class Decider {
  private Decider() {}

  /// Decides about a fresh candidate.
  ///
  /// @param now the time of the decision
  /// @return empty when it is no case of its own: the customer is not one of those the trigger is
  ///   for, or an earlier case of the trigger waits and this is its continuation
  public static Optional<Decided> decide(
      Candidate candidate, Known known, Activity activity, Instant now) {
    Trigger trigger = candidate.trigger();
    if (!Audience.includes(trigger.who(), known, activity, now)
        || activity.told(trigger.key()).continues(candidate.cause())) {
      return Optional.empty();
    }
    return Optional.of(judge(candidate, known, activity, now, false));
  }

  /// Decides again about a candidate whose wait is over.
  ///
  /// @return empty when the case does not wait any more, because it was decided before
  public static Optional<Decided> decideAfterWait(
      Candidate candidate, Known known, Activity activity, Instant now) {
    Told told = activity.told(candidate.trigger().key());
    return told.waits(candidate.cause())
        ? Optional.of(judge(candidate, known, activity, now, true))
        : Optional.empty();
  }

  private static Decided judge(
      Candidate candidate, Known known, Activity activity, Instant now, boolean waited) {
    Instant ripe =
        Cases.ripe(
            activity,
            candidate.trigger(),
            candidate.cause(),
            known.profile().zone().orElse(ZoneOffset.UTC));
    boolean early = waited ? now.isBefore(ripe) : ripe.isAfter(candidate.cause().at());
    Situation situation = new Situation(candidate, known, activity, ripe, now);
    List<Verdict> verdicts = situation.askAll();
    Optional<Verdict> stop =
        verdicts.stream().filter(verdict -> verdict.answer() == Verdict.Answer.STOP).findFirst();
    Decision decision =
        stop.<Decision>map(verdict -> new Decision.Suppress(verdict.gate(), verdict.reason()))
            .orElseGet(
                () -> early ? new Decision.Defer(ripe) : new Decision.Send(situation.channels()));
    return new Decided(
        candidate,
        decision,
        verdicts,
        now,
        waited,
        situation.end(),
        remembered(candidate, activity, decision));
  }

  private static Activity remembered(Candidate candidate, Activity activity, Decision decision) {
    Trigger trigger = candidate.trigger();
    Told told = activity.told(trigger.key());
    return activity.with(
        trigger.key(),
        switch (decision) {
          case Decision.Send send ->
              told.tell(
                  candidate.cause(),
                  trigger.limits().perCustomer().times(),
                  trigger.limits().perCustomer().within());
          case Decision.Defer defer -> told.waitFor(candidate.cause());
          case Decision.Suppress suppress -> told.cancelled(candidate.cause());
        });
  }

  /// A candidate with all that the gates look at.
  private record Situation(
      Candidate candidate, Known known, Activity activity, Instant ripe, Instant now) {
    Instant end() {
      return ripe.plus(candidate.trigger().expiry());
    }

    List<Verdict> askAll() {
      List<Verdict> verdicts = new ArrayList<>();
      boolean open = true;
      for (Gate gate : Gate.values()) {
        Verdict verdict = open ? ask(gate) : Verdict.notAsked(gate);
        open = open && verdict.answer() == Verdict.Answer.PASS;
        verdicts.add(verdict);
      }
      return verdicts;
    }

    private Verdict ask(Gate gate) {
      return switch (gate) {
        case CONSENT -> consent(gate);
        case STILL_TRUE -> stillTrue(gate);
        case ALREADY_TOLD -> alreadyTold(gate);
        case LIMIT -> limit(gate);
        case EXPIRY -> expiry(gate);
        case LIVE -> live(gate);
      };
    }

    List<Channel> channels() {
      Trigger.Send send = candidate.trigger().send();
      List<Channel> chosen = new ArrayList<>();
      send.firstOf().stream().filter(this::open).findFirst().ifPresent(chosen::add);
      send.also().stream()
          .filter(channel -> open(channel) && !chosen.contains(channel))
          .forEach(chosen::add);
      return chosen;
    }

    private boolean open(Channel channel) {
      return consented(channel) && reachable(known.profile(), channel);
    }

    private boolean consented(Channel channel) {
      Consent consent = known.consent();
      return consent.allows(candidate.trigger().purpose(), channel);
    }

    private Verdict consent(Gate gate) {
      List<Channel> asked = candidate.trigger().send().channels();
      List<Channel> allowed = asked.stream().filter(this::consented).toList();
      String purpose = word(candidate.trigger().purpose());
      if (allowed.isEmpty()) {
        boolean refused =
            asked.stream()
                .anyMatch(channel ->
                    known.consent().on(candidate.trigger().purpose(), channel).isPresent());
        return Verdict.stop(
            gate,
            refused
                ? "said no to " + purpose + " by " + words(asked, " or ")
                : "no consent on record for " + purpose + " by " + words(asked, " or "));
      }
      List<Channel> open = channels();
      return open.isEmpty()
          ? Verdict.stop(gate, "no address for " + words(allowed, " or "))
          : Verdict.pass(gate, purpose + " is allowed by " + words(open, " and "));
    }

    private Verdict stillTrue(Gate gate) {
      if (!Audience.includes(candidate.trigger().who(), known, activity, now)) {
        return Verdict.stop(gate, "not one of those it is for any more");
      }
      return Cases.stillTrue(activity, candidate.trigger(), candidate.cause())
          ? Verdict.pass(gate, "nothing shows that they got on")
          : Verdict.stop(gate, "got on by themselves");
    }

    private Verdict alreadyTold(Gate gate) {
      return activity.told(candidate.trigger().key()).has(candidate.cause())
          ? Verdict.stop(gate, "told about this case before")
          : Verdict.pass(gate, "not told about this case");
    }

    private Verdict limit(Gate gate) {
      Trigger.Limit limit = candidate.trigger().limits().perCustomer();
      int near = activity.told(candidate.trigger().key()).near(candidate.cause(), limit.within());
      String atMost = ", at most " + Words.times(limit.times()) + " in " + Words.of(limit.within());
      return near >= limit.times()
          ? Verdict.stop(gate, "told " + Words.times(near) + " already" + atMost)
          : Verdict.pass(gate, (near == 0 ? "not told yet" : "told " + Words.times(near)) + atMost);
    }

    private Verdict expiry(Gate gate) {
      Trigger trigger = candidate.trigger();
      return now.isBefore(end())
          ? Verdict.pass(gate, "within " + Words.of(trigger.expiry()))
          : Verdict.stop(gate, "older than " + Words.of(trigger.expiry()));
    }

    private Verdict live(Gate gate) {
      return switch (candidate.trigger().status()) {
        case LIVE -> Verdict.pass(gate, "it is live");
        case SHADOW -> Verdict.stop(gate, "it only watches (shadow): would have told");
        case DRAFT, PAUSED -> Verdict.stop(gate, "it is not live");
      };
    }

    private static boolean reachable(Profile profile, Channel channel) {
      return switch (channel) {
        case EMAIL -> profile.email().isPresent();
        case SMS -> profile.phone().isPresent();
        case INBOX -> !profile.customer().isAnonymous();
      };
    }

    private static String words(List<Channel> channels, String between) {
      return String.join(between, channels.stream().map(Channel::word).toList());
    }

    private static String word(Purpose purpose) {
      return purpose.name().toLowerCase(Locale.ROOT);
    }
  }
}
