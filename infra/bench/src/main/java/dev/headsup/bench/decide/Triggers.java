package dev.headsup.bench.decide;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/// Made-up live triggers over the events of [Events], the same for the same seed: one to three
/// conditions on properties, at least one to eight times within ten minutes to a week, half of them
/// unless another event came.
public final class Triggers {
  private static final Draw NAME = new Draw(Events.NAMES, 0.7);
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));
  private static final List<String> SELECTIVE = List.of("path", "appVersion", "country", "code");
  private static final List<String> FIELDS =
      List.of(
          "code",
          "path",
          "country",
          "device",
          "appVersion",
          "amount",
          "latencyMs",
          "attempt",
          "trial");

  private final SplittableRandom random = new SplittableRandom(42);

  static TriggerSet set(int count) {
    return TriggerSet.of(list(count));
  }

  /// So many of them.
  public static List<Trigger> list(int count) {
    Triggers triggers = new Triggers();
    List<Trigger> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(triggers.next(i));
    }
    return all;
  }

  private Trigger next(int number) {
    List<Past> and =
        random.nextBoolean()
            ? List.of(Past.not(pattern(List.of()), Duration.ofHours(1)))
            : List.of();
    return new Trigger(
        "made-up-" + number,
        "Made up " + number,
        "cx@example.com",
        Trigger.Status.LIVE,
        Purpose.HELP,
        Set.of(),
        new When(
            new Start.Counted(
                pattern(conditions()),
                Count.AT_LEAST,
                1 + random.nextInt(8),
                WINDOWS.get(random.nextInt(WINDOWS.size()))),
            and,
            Duration.ofMinutes(5),
            null),
        Trigger.Who.EVERYONE,
        Trigger.Send.by(List.of(Channel.EMAIL), List.of(Channel.INBOX), Map.of("code", "code")),
        Trigger.Limits.of(new Trigger.Limit(1, Duration.ofDays(14)), Purpose.HELP),
        Duration.ofHours(1),
        0,
        "did something else",
        "0".repeat(64));
  }

  private EventPattern pattern(List<FieldCondition> where) {
    return new EventPattern("evt_" + NAME.next(random), where);
  }

  private List<FieldCondition> conditions() {
    String first = SELECTIVE.get(random.nextInt(SELECTIVE.size()));
    List<String> others = new ArrayList<>(FIELDS);
    others.remove(first);
    Collections.shuffle(others, new Random(random.nextLong()));
    List<FieldCondition> conditions = new ArrayList<>(List.of(condition(first)));
    others.subList(0, random.nextInt(3)).forEach(field -> conditions.add(condition(field)));
    return conditions;
  }

  private FieldCondition condition(String field) {
    Match match =
        switch (field) {
          case "code" -> oneOf("E%d", 500, 2 + random.nextInt(5));
          case "path" -> oneOf("/p/%d/settings", 1000, 1 + random.nextInt(3));
          case "country" -> oneOf("C%d", 50, 1 + random.nextInt(5));
          case "device" -> oneOf("D%d", 4, 1 + random.nextInt(2));
          case "appVersion" -> oneOf("4.%d.0", 30, 1 + random.nextInt(4));
          case "amount" -> atLeast(500 + random.nextInt(490));
          case "latencyMs" -> atLeast(5000 + random.nextInt(4900));
          case "attempt" -> atLeast(3 + random.nextInt(7));
          case "trial" -> new Match.OneOf(List.of(new Value.Flag(true)));
          default -> throw new IllegalArgumentException("No such property: " + field);
        };
    return new FieldCondition(field, match);
  }

  private Match oneOf(String form, int values, int count) {
    List<Value> wanted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wanted.add(new Value.Text(form.replace("%d", Integer.toString(random.nextInt(values)))));
    }
    return new Match.OneOf(wanted);
  }

  private static Match atLeast(int bound) {
    return new Match.Compared(Comparison.AT_LEAST, bound);
  }
}
