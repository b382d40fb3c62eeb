package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.policy.Contact;
import dev.headsup.engine.policy.Heart;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Is it good for them? Pure.
final class Suitability {
  /// Remembers, like what a trigger told, which words of a customer a person was called for.
  static final int PERSON = Trigger.key("headsup:person");

  /// How many of them at once.
  private static final int WORDS = 10;

  private Suitability() {}

  /// The heart rule: routine goes to automation; distress, high stakes and a second failure after a
  /// message go to a person instead. What goes to a person anyway passes, unless the customer said
  /// something for which a person must be called whatever the trigger's limit or wait.
  static Verdict heart(Situation situation) {
    if (StandingTriggers.isWish(situation.trigger())) {
      return Verdict.pass(Gate.HEART, Reason.WISH);
    }
    if (!situation.mayRest() && !situation.toPerson()) {
      return Verdict.pass(Gate.HEART, Reason.ROUTINE);
    }
    Heart heart = situation.policy().heart();
    Activity activity = situation.activity();
    List<Verdict> words =
        Stream.of(
                Care.stakes(activity, situation.now())
                    .map(stakes -> called(situation, stakes, Reason.HIGH_STAKES)),
                Care.distress(activity, situation.now())
                    .filter(distress -> heart.distress() != null)
                    .map(distress -> called(situation, distress, Reason.DISTRESS)))
            .flatMap(Optional::stream)
            .toList();
    Optional<Verdict> call =
        words.stream().filter(word -> word.answer() == Verdict.Answer.PERSON).findFirst();
    if (call.isPresent()) {
      return call.get();
    }
    if (situation.toPerson()) {
      return Verdict.pass(Gate.HEART, Reason.FOR_A_PERSON);
    }
    if (!words.isEmpty()) {
      return words.getFirst();
    }
    Optional<Instant> told = toldBefore(situation, heart);
    if (told.isEmpty()) {
      return Verdict.pass(Gate.HEART, Reason.ROUTINE);
    }
    return activity.told(PERSON).cases().countAfter(told.get(), 0) > 0
        ? Verdict.stop(Gate.HEART, Reason.WITH_A_PERSON)
        : Verdict.person(Gate.HEART, Reason.FAILED_AGAIN);
  }

  /// One call for a person is enough for one word of a customer; what comes after it is withheld.
  private static Verdict called(Situation situation, Stamp word, Reason because) {
    return situation.activity().told(PERSON).has(word)
        ? Verdict.stop(Gate.HEART, Reason.WITH_A_PERSON)
        : Verdict.person(Gate.HEART, because, ReasonWords.time(word.at()));
  }

  /// When this trigger spoke shortly before this case, and may not speak again: then it happened
  /// again after our message, and the message did not help.
  private static Optional<Instant> toldBefore(Situation situation, Heart heart) {
    Instant cause = situation.cause().at();
    boolean mayNotSpeakAgain = situation.trigger().limits().perCustomer().times() == 1;
    return situation.activity().contacts().stream()
        .filter(contact -> mayNotSpeakAgain)
        .filter(contact -> contact.triggerKey() == situation.trigger().key())
        .map(Contact::at)
        .filter(at -> at.isBefore(cause) && cause.isBefore(at.plus(heart.again())))
        .findFirst();
  }

  static Verdict openCase(Situation situation) {
    Optional<Instant> since = Care.openCase(situation.activity(), situation.now());
    return since.isPresent() && situation.mayRest() && situation.policy().rest().whileCaseOpen()
        ? Verdict.stop(Gate.OPEN_CASE, Reason.SUPPORT_CASE_OPEN, ReasonWords.time(since.get()))
        : Verdict.pass(Gate.OPEN_CASE, Reason.NO_OPEN_CASE);
  }

  /// How soon a person must look at a case that was handed off: as the worst of what was heard
  /// asks.
  static Severity severity(Situation situation) {
    Severity stakes = Care.severity(situation.activity(), situation.now());
    Severity distress = situation.policy().heart().distress();
    return distress != null && Care.distress(situation.activity(), situation.now()).isPresent()
        ? Heart.highest(List.of(stakes, distress))
        : stakes;
  }

  /// Remembers for which words of the customer a person was called: for the case itself, and for
  /// all that they see who take it.
  static Activity remembered(Situation situation, Activity activity) {
    Stamp cause = new Stamp(situation.cause().millis(), situation.cause().tag());
    Told told = activity.told(PERSON).tell(cause, WORDS, Care.MEMORY);
    for (Optional<Stamp> word :
        List.of(Care.stakes(activity, situation.now()), Care.distress(activity, situation.now()))) {
      if (word.isPresent()) {
        told = told.tell(word.get(), WORDS, Care.MEMORY);
      }
    }
    return activity.with(PERSON, told);
  }
}
