package dev.headsup.authoring.trigger;

import dev.headsup.engine.decision.Words;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Schedule;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What starts a case, in words.
final class WhenWords {
  private WhenWords() {}

  /// How the sentence begins: what happened, and what else must be true.
  static String of(When when) {
    // An incident that is over, and a score that fell, cancel by themselves.
    List<Past> asked =
        when.and().stream()
            .filter(past ->
                !past.equals(Past.notSince(Feeds.over()))
                    && !past.did().event().equals(ScoreCrossed.EVENT))
            .toList();
    String follows = when.follows() == null ? "" : " who was told by " + when.follows().trigger();
    String begins =
        switch (when.start()) {
          case Start.Counted counted -> counted(counted, follows);
          case Start.First first ->
              customer(follows) + "does " + first.did().words() + " for the first time";
          case Start.Sequence sequence ->
              customer(follows)
                  + "does "
                  + sequence.first().words()
                  + " and then, within "
                  + Words.of(sequence.within())
                  + ", "
                  + sequence.then().words();
          case Start.Quiet(EventPattern did, var after) ->
              did == null
                  ? customer(follows) + "was not seen for " + Words.of(after)
                  : customer(follows)
                      + "did "
                      + did.words()
                      + " and not again for "
                      + Words.of(after);
          case Start.Scheduled(Schedule schedule) -> "Every " + schedule(schedule);
        };
    String stays =
        isScore(when) && !when.patience().isZero()
            ? " and stays so for " + Words.of(when.patience())
            : "";
    return begins + stays + String.join("", asked.stream().map(WhenWords::and).toList());
  }

  /// What stands between the case and the message.
  static String wait(When when) {
    return when.patience().isZero() || isScore(when)
        ? ", "
        : ", wait " + Words.of(when.patience()) + ", then ";
  }

  private static String customer(String follows) {
    return "When a customer" + follows + " ";
  }

  private static String counted(Start.Counted counted, String follows) {
    EventPattern did = counted.did();
    String times =
        counted.times() == 1 && counted.count() == Count.AT_LEAST
            ? ""
            : ", "
                + howOften(counted.count(), counted.times())
                + " in any "
                + Words.of(counted.within());
    return switch (did.event()) {
      case IncidentExposure.EVENT -> incident(did, follows);
      case ScoreCrossed.EVENT -> score(did, follows);
      case MentionSeen.EVENT -> customer(follows) + "mentions us" + conditions(did) + times;
      case ContactOpened.EVENT ->
          customer(follows) + "has a contact with support" + conditions(did) + times;
      default ->
          customer(follows)
              + "has "
              + (times.isEmpty()
                  ? did.words()
                  : howOften(counted.count(), counted.times())
                      + " "
                      + did.words()
                      + " in any "
                      + Words.of(counted.within()));
    };
  }

  private static boolean isScore(When when) {
    return when.start() instanceof Start.Counted counted
        && counted.did().event().equals(ScoreCrossed.EVENT);
  }

  private static String incident(EventPattern did, String follows) {
    return "When "
        + (field(did, "confirmed").isEmpty() ? "an incident" : "a confirmed incident")
        + field(did, "component").map(parts -> " of " + parts).orElse("")
        + field(did, "impact").map(impact -> " with impact " + impact).orElse("")
        + " is "
        + field(did, "phase").orElse("changed")
        + " and concerns a customer"
        + follows;
  }

  private static String score(EventPattern did, String follows) {
    return "When the score "
        + field(did, "model").orElse("")
        + " of a customer"
        + follows
        + " is "
        + field(did, "score").orElse("")
        + field(did, "reasons").map(reasons -> " because of " + reasons).orElse("");
  }

  /// What a pattern asks of one property, in words.
  private static Optional<String> field(EventPattern pattern, String field) {
    return pattern.where().stream()
        .filter(condition -> condition.field().equals(field))
        .map(condition -> condition.match().words())
        .findFirst();
  }

  private static String conditions(EventPattern pattern) {
    return pattern.where().isEmpty()
        ? ""
        : " with "
            + pattern.where().stream()
                .map(FieldCondition::words)
                .collect(Collectors.joining(" and "));
  }

  private static String howOften(Count count, int times) {
    return switch (count) {
      case AT_LEAST -> times + " or more";
      case AT_MOST -> "at most " + times;
      case EXACTLY -> "exactly " + times;
    };
  }

  private static String and(Past past) {
    if (past.equals(Past.notSince(Feeds.on()))) {
      return " and it does not begin again";
    }
    if (past.isSince() && isNone(past)) {
      return " and no " + past.did().words() + " since";
    }
    String span =
        past.within() == null ? " ever" : " in the " + Words.of(past.within()) + " before or since";
    return " and "
        + (isNone(past) ? "no" : howOften(past.count(), past.times()))
        + " "
        + past.did().words()
        + span;
  }

  /// What somebody did, to say of a customer.
  static String did(Past past) {
    String span = past.within() == null ? "" : " in the last " + Words.of(past.within());
    String what =
        past.did().event().equals(ContactOpened.EVENT)
            ? "contacted support"
            : "did " + past.did().words();
    if (isNone(past)) {
      return (past.within() == null ? "never " : "did not ").concat(past.did().words() + span);
    }
    return past.count() == Count.AT_LEAST && past.times() == 1
        ? what + span
        : what + " " + howOften(past.count(), past.times()) + " times" + span;
  }

  private static boolean isNone(Past past) {
    return past.count() == Count.AT_MOST && past.times() == 0;
  }

  private static String schedule(Schedule schedule) {
    String days =
        schedule.days().size() == 7
            ? "day"
            : schedule.days().equals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))
                ? "weekday"
                : schedule.days().stream()
                    .sorted()
                    .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .collect(Collectors.joining(" and "));
    return days + " at " + schedule.at() + " by their clock";
  }
}
