package dev.headsup.engine.decision;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// May we? Pure.
final class Eligibility {
  private Eligibility() {}

  static Verdict stopped(Situation situation) {
    KillSwitch stop = situation.policy().stop();
    // Stopping all sending must not keep a customer from a person.
    if (stop.all() && !situation.toPerson()) {
      return Verdict.stop(Gate.STOPPED, Reason.ALL_IS_STOPPED, stop.why());
    }
    return stop.stops(situation.trigger().id())
        ? Verdict.stop(Gate.STOPPED, Reason.TRIGGER_IS_STOPPED)
        : Verdict.pass(Gate.STOPPED, Reason.SENDING_IS_ON);
  }

  static Verdict consent(Situation situation) {
    List<Channel> asked = situation.channels();
    List<Channel> consented = asked.stream().filter(situation::consented).toList();
    String purpose = ReasonWords.purpose(situation.purpose());
    if (consented.isEmpty()) {
      return Verdict.stop(
          Gate.CONSENT, refusal(situation, asked), purpose, ReasonWords.either(asked));
    }
    List<Channel> reached = consented.stream().filter(situation::reaches).toList();
    if (reached.isEmpty()) {
      return Verdict.stop(Gate.CONSENT, Reason.NO_ADDRESS, ReasonWords.either(consented));
    }
    List<Channel> free =
        reached.stream().filter(channel -> !situation.known().isSuppressed(channel)).toList();
    if (free.isEmpty()) {
      return Verdict.stop(Gate.CONSENT, Reason.ADDRESS_SUPPRESSED, ReasonWords.either(reached));
    }
    List<Channel> open = situation.open();
    return open.isEmpty()
        ? Verdict.stop(Gate.CONSENT, Reason.CHANNEL_IS_STOPPED, ReasonWords.all(free))
        : Verdict.pass(
            Gate.CONSENT,
            Reason.CONSENT_GIVEN,
            purpose,
            ReasonWords.all(situation.chosen(open::contains)));
  }

  /// What would help soonest is said: a yes that only lacks its proof, then a no, then nothing.
  private static Reason refusal(Situation situation, List<Channel> asked) {
    Set<ConsentRule.Answer> answers = EnumSet.noneOf(ConsentRule.Answer.class);
    asked.forEach(channel -> answers.add(situation.consent(channel)));
    if (answers.contains(ConsentRule.Answer.UNCONFIRMED)) {
      return Reason.CONSENT_UNCONFIRMED;
    }
    if (answers.contains(ConsentRule.Answer.UNWRITTEN)) {
      return Reason.CONSENT_UNWRITTEN;
    }
    return answers.contains(ConsentRule.Answer.REFUSED)
        ? Reason.CONSENT_REFUSED
        : Reason.CONSENT_MISSING;
  }

  static Verdict wishes(Situation situation) {
    var wishes = situation.known().preferences();
    Instant paused = wishes.pausedUntil();
    // A correction of help or marketing too: whoever asked for a pause since is left alone.
    if (situation.purpose().needsGrant() && paused != null && wishes.isPaused(situation.now())) {
      return Verdict.stop(Gate.WISHES, Reason.PAUSED, ReasonWords.time(paused));
    }
    // What was of no use takes its follow-ups along, and the other way round.
    if (wishes.rests(Trigger.root(situation.trigger().id()), situation.now())) {
      return Verdict.stop(Gate.WISHES, Reason.RESTING);
    }
    return situation.startsWith(Observation.ScoreCrossed.EVENT) && wishes.profilingStopped()
        ? Verdict.stop(Gate.WISHES, Reason.PROFILING_STOPPED)
        : Verdict.pass(Gate.WISHES, Reason.NO_OBJECTION);
  }
}
