package dev.headsup.authoring.trigger;

import dev.headsup.engine.decision.Words;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.util.List;

/// Says back what a trigger means, in one sentence, so that its writer sees what was understood.
public final class Sentence {
  private Sentence() {}

  /// The sentence, for example `When a customer has 3 or more Import Failed in any 20 minutes and
  /// no Import Succeeded in the 20 minutes before or since, wait 5 minutes, then send by e-mail and
  /// also to the inbox, at most once in 14 days.`
  public static String of(Trigger trigger) {
    When when = trigger.when();
    return "When a customer"
        + who(trigger.who())
        + " has "
        + behaviour(when)
        + (when.patience().isZero() ? ", " : ", wait " + Words.of(when.patience()) + ", then ")
        + "send "
        + channels(trigger.send())
        + ", at most "
        + Words.times(trigger.limits().perCustomer().times())
        + " in "
        + Words.of(trigger.limits().perCustomer().within())
        + ".";
  }

  private static String behaviour(When when) {
    String starts =
        switch (when.start()) {
          case Start.Counted counted -> counted(counted);
          case Start.First first -> first.did().words() + " for the first time";
          case Start.Sequence sequence ->
              sequence.words() + " within " + Words.of(sequence.within());
          case Start.Quiet quiet -> "not done " + quiet.words() + " for " + Words.of(quiet.after());
          case Start.Scheduled scheduled -> "a time of the calendar: " + scheduled.schedule();
        };
    return starts + String.join("", when.and().stream().map(past -> " and " + past(past)).toList());
  }

  private static String counted(Start.Counted counted) {
    if (counted.times() == 1 && counted.count() == Count.AT_LEAST) {
      return counted.did().words();
    }
    String times =
        counted.count() == Count.AT_LEAST
            ? counted.times() + " or more"
            : counted.count().words() + " " + counted.times();
    return times + " " + counted.did().words() + " in any " + Words.of(counted.within());
  }

  private static String past(Past past) {
    String span =
        past.within() == null ? " ever" : " in the " + Words.of(past.within()) + " before or since";
    String times =
        past.count() == Count.AT_MOST && past.times() == 0
            ? "no"
            : past.count().words() + " " + past.times();
    return times + " " + past.did().words() + span;
  }

  private static String who(Trigger.Who who) {
    String included = who.include().isEmpty() ? "" : " with " + words(who.include(), " and ");
    String excluded = who.exclude().isEmpty() ? "" : " but without " + words(who.exclude(), " or ");
    return included + excluded;
  }

  private static String words(Trigger.Group group) {
    return switch (group) {
      case Trigger.Group.Has(var trait) -> trait.words();
      case Trigger.Group.AccountHas(var trait) -> "account " + trait.words();
      case Trigger.Group.Did(var past) -> past(past);
    };
  }

  private static String words(List<Trigger.Group> groups, String joint) {
    return String.join(joint, groups.stream().map(Sentence::words).toList());
  }

  private static String channels(Trigger.Send send) {
    String first =
        switch (send.firstOf().size()) {
          case 0 -> "";
          case 1 -> by(send.firstOf().getFirst());
          default ->
              "by the first of "
                  + String.join(" and ", send.firstOf().stream().map(Channel::word).toList())
                  + " that reaches them";
        };
    String also = String.join(" and ", send.also().stream().map(Sentence::by).toList());
    return first.isEmpty() || also.isEmpty() ? first + also : first + " and also " + also;
  }

  private static String by(Channel channel) {
    return switch (channel) {
      case EMAIL, SMS -> "by " + channel.word();
      case INBOX -> "to the inbox";
    };
  }
}
