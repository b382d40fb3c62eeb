package dev.headsup.authoring.trigger;

import dev.headsup.engine.decision.Words;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.BehaviourCondition;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Trigger;
import java.util.List;

/// Says back what a trigger means, in one sentence, so that its writer sees what was understood.
public final class Sentence {
  private Sentence() {}

  /// The sentence, for example `When a customer has 3 or more Import Failed in any 20 minutes and
  /// no Import Succeeded in the 20 minutes before or since, wait 5 minutes, then send by e-mail and
  /// also to the inbox, at most once in 14 days.`
  public static String of(Trigger trigger) {
    BehaviourCondition when = trigger.when();
    return "When a customer"
        + who(trigger.who())
        + " has "
        + behaviour(when)
        + (when.patience().isZero() ? ", " : ", wait " + Words.of(when.patience()) + ", then ")
        + "send "
        + channels(trigger.send())
        + ", at most "
        + Words.times(trigger.limit().times())
        + " in "
        + Words.of(trigger.limit().within())
        + ".";
  }

  private static String behaviour(BehaviourCondition when) {
    String counted =
        when.times() == 1
            ? when.did().words()
            : when.times()
                + " or more "
                + when.did().words()
                + " in any "
                + Words.of(when.within());
    BehaviourCondition.Absence unless = when.unless();
    return unless == null
        ? counted
        : counted
            + " and no "
            + unless.did().words()
            + " in the "
            + Words.of(unless.within())
            + " before or since";
  }

  private static String who(Trigger.Who who) {
    String included = who.include().isEmpty() ? "" : " with " + words(who.include(), " and ");
    String excluded = who.exclude().isEmpty() ? "" : " but without " + words(who.exclude(), " or ");
    return included + excluded;
  }

  private static String words(List<FieldCondition> conditions, String joint) {
    return String.join(joint, conditions.stream().map(FieldCondition::words).toList());
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
