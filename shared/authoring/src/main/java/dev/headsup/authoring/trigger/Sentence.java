package dev.headsup.authoring.trigger;

import dev.headsup.engine.decision.Words;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Group;
import dev.headsup.engine.trigger.Trigger.Limits;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.trigger.Trigger.Send;
import dev.headsup.engine.trigger.When;
import java.util.ArrayList;
import java.util.List;

/// Says back what a trigger means, in plain sentences, so that its writer sees what was understood.
/// Whatever a file can say is said back, its defaults left out.
public final class Sentence {
  private Sentence() {}

  /// What a trigger and its follow-ups mean, one sentence each.
  public static List<String> of(CompiledTrigger compiled) {
    return compiled.all().stream().map(each -> of(each.trigger())).toList();
  }

  /// The sentence, for example `When a customer has 3 or more Import Failed in any 20 minutes and
  /// no Import Succeeded in the 20 minutes before or since, wait 5 minutes, then send by e-mail and
  /// also to the inbox, at most once in 14 days.`
  public static String of(Trigger trigger) {
    When when = trigger.when();
    StringBuilder said = new StringBuilder(WhenWords.of(when));
    said.append(who(trigger.who()));
    said.append(WhenWords.wait(when));
    said.append(send(trigger.send()));
    said.append(limits(trigger));
    if (trigger.holdout() > 0) {
      said.append("; ")
          .append(percent(trigger.holdout()))
          .append(" are not told, to see the effect");
    }
    return said.append('.').toString();
  }

  private static String percent(double share) {
    double percent = Math.round(share * 10_000) / 100.0;
    return percent == Math.rint(percent) ? (long) percent + "%" : percent + "%";
  }

  private static String who(Trigger.Who who) {
    String included =
        who.include().isEmpty() ? "" : ", for customers " + groups(who.include(), " and ");
    String excluded =
        who.exclude().isEmpty()
            ? ""
            : (included.isEmpty() ? ", for customers except " : " except ")
                + "those "
                + groups(who.exclude(), " or those ");
    String most =
        who.atMost() == 0 ? "" : ", asking a person before more than " + who.atMost() + " are told";
    return included + excluded + most;
  }

  private static String groups(List<Group> groups, String joint) {
    return String.join(joint, groups.stream().map(Sentence::group).toList());
  }

  private static String group(Group group) {
    return switch (group) {
      case Group.Has(var trait) -> "with " + trait.words();
      case Group.AccountHas(var trait) -> "of an account with " + trait.words();
      case Group.Did(var past) -> "who " + WhenWords.did(past);
    };
  }

  private static String send(Send send) {
    List<String> parts = new ArrayList<>();
    parts.add(send.toPerson() ? "hand the case to a person" : "send " + channels(send));
    if (send.urgency() == Urgency.HIGH) {
      parts.add("as urgent");
    } else if (send.urgency() == Urgency.LOW) {
      parts.add("in no hurry");
    }
    switch (send.offer()) {
      case Offer.Tutorial(String feature) ->
          parts.add("with the best unseen tutorial about " + feature);
      case Offer.Consultation consultation -> parts.add("with the offer of a talk");
      case Offer.Nothing nothing -> {}
    }
    if (send.value() != 1) {
      parts.add("worth " + number(send.value()) + " of a usual message");
    }
    return String.join(" ", parts);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String limits(Trigger trigger) {
    Limits limits = trigger.limits();
    Limits usual = Limits.of(limits.perCustomer(), trigger.purpose());
    Trigger.Limit each = limits.perCustomer();
    List<String> parts = new ArrayList<>();
    parts.add(
        each.equals(Trigger.Limit.PER_CASE)
            ? "once for each case"
            : "at most " + Words.times(each.times()) + " in " + Words.of(each.within()));
    if (limits.perDay() > 0) {
      parts.add("at most " + limits.perDay() + " customers a day");
    }
    if (limits.total() > 0) {
      parts.add("at most " + limits.total() + " customers in all");
    }
    if (limits.obeysCaps() != usual.obeysCaps()) {
      parts.add(limits.obeysCaps() ? "within the caps" : "whatever the caps say");
    }
    if (limits.countsTowardCaps() != usual.countsTowardCaps()) {
      parts.add(limits.countsTowardCaps() ? "counted toward caps" : "not counted toward caps");
    }
    if (!limits.category().isEmpty()) {
      parts.add("counted as " + limits.category());
    }
    return ", " + String.join(", ", parts);
  }

  private static String channels(Send send) {
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
      case EMAIL, SMS, PUSH, WEBHOOK -> "by " + channel.word();
      case INBOX -> "to the inbox";
    };
  }
}
