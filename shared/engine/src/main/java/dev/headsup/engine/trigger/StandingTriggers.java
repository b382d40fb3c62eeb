package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.ToldWrong;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Triggers that run in every deployment, whatever its files say: whoever asks for a person gets
/// one, and whoever was told something wrong hears the correction. Their ids begin with `headsup:`,
/// which no file's id can.
public final class StandingTriggers {
  /// A customer asked support, or their own page, for a person.
  public static final Trigger TALK_TO_A_PERSON =
      wish(
          "headsup:talk-to-a-person",
          "Asked for a person",
          Observation.ContactOpened.EVENT,
          List.of(isTrue("wants_person"), is("stage", "opened")),
          "source",
          "contact",
          "channel",
          "topic",
          "stakes");

  /// A customer asked for a person in public.
  public static final Trigger ASKED_IN_PUBLIC =
      wish(
          "headsup:asked-in-public",
          "Asked for a person in public",
          Observation.MentionSeen.EVENT,
          List.of(isTrue("wants_person")),
          "source",
          "link",
          "topic",
          "stakes");

  /// Those that a customer's own wish starts.
  public static final List<Trigger> WISHES = List.of(TALK_TO_A_PERSON, ASKED_IN_PUBLIC);

  /// What every correction says that a message of ours was wrong by; its words are those of the
  /// correction.
  public static final Trigger CORRECTION = correction(Purpose.SERVICE);

  /// All of them.
  public static final List<Trigger> ALL = List.of(TALK_TO_A_PERSON, ASKED_IN_PUBLIC, CORRECTION);

  private StandingTriggers() {}

  /// Whether a trigger is one of these: its case is the customer's own wish.
  public static boolean isWish(Trigger trigger) {
    return trigger.send().toPerson() && trigger.id().startsWith(Observation.OURS);
  }

  /// Whether a trigger is [#CORRECTION], under whatever purpose.
  public static boolean isCorrection(Trigger trigger) {
    return isCorrection(trigger.id());
  }

  /// Whether this is the id of [#CORRECTION].
  public static boolean isCorrection(String id) {
    return id.equals("headsup:correction");
  }

  /// [#CORRECTION] under the purpose of what it corrects: by every channel that they were told by,
  /// once for each correction. No cap holds it back and it uses none up, for it takes back what was
  /// counted before; nor does the ceiling of an audience, which is the audience of that message.
  public static Trigger correction(Purpose purpose) {
    return new Trigger(
        "headsup:correction",
        "Correction of what we said",
        "Headsup",
        Trigger.Status.LIVE,
        purpose,
        Set.of(),
        When.of(
            new When.Start.Counted(
                new EventPattern(ToldWrong.EVENT, List.of(), "correction"),
                Count.AT_LEAST,
                1,
                Duration.ofMinutes(1))),
        new Trigger.Who(List.of(), List.of(), Integer.MAX_VALUE),
        new Trigger.Send(
            List.of(),
            List.of(Channel.values()),
            Map.of(
                "correction", "correction",
                "corrects", "trigger",
                "corrects_name", "name",
                "corrects_purpose", "purpose",
                "told_by", "channels"),
            Urgency.HIGH,
            1,
            new Trigger.Offer.Nothing(),
            false),
        new Trigger.Limits(Trigger.Limit.PER_CASE, false, false, "", 0, 0),
        Duration.ofHours(24),
        0,
        "",
        "0".repeat(64));
  }

  private static Trigger wish(
      String id, String name, String event, List<FieldCondition> where, String... details) {
    Map<String, String> data = new HashMap<>();
    for (String detail : details) {
      data.put(detail, detail);
    }
    return new Trigger(
        id,
        name,
        "Headsup",
        Trigger.Status.LIVE,
        Purpose.SERVICE,
        Set.of(),
        When.of(
            new When.Start.Counted(
                new EventPattern(event, where), Count.AT_LEAST, 1, Duration.ofMinutes(1))),
        Trigger.Who.EVERYONE,
        new Trigger.Send(
            List.of(), List.of(), data, Urgency.NORMAL, 1, new Trigger.Offer.Nothing(), true),
        Trigger.Limits.of(new Trigger.Limit(5, Duration.ofDays(7)), Purpose.SERVICE),
        Duration.ofDays(7),
        0,
        "",
        "0".repeat(64));
  }

  private static FieldCondition isTrue(String field) {
    return new FieldCondition(field, new Match.OneOf(List.of(new Value.Flag(true))));
  }

  private static FieldCondition is(String field, String word) {
    return new FieldCondition(field, new Match.OneOf(List.of(new Value.Text(word))));
  }
}
