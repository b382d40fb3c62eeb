package dev.headsup.engine.decision;

import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Surroundings.Surging;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// How many customers have a case of one trigger at once, and how many as a rule: counted in parts
/// of five minutes, against the day before. Pure.
public final class Crowd {
  private static final Duration PART = Duration.ofMinutes(5);
  private static final int PARTS_A_DAY = (int) Duration.ofDays(1).dividedBy(PART);

  private Crowd() {}

  /// The counters of the last day, newest first.
  public static List<String> names(String trigger, Instant now) {
    LocalDate today = day(now);
    return List.of(name(trigger, today), name(trigger, today.minusDays(1)));
  }

  /// The counter to add to now.
  public static String name(String trigger, Instant now) {
    return name(trigger, day(now));
  }

  /// The part of the day in which an instant lies.
  public static int part(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / (int) PART.toSeconds();
  }

  /// What the counters say. How many are usual is told by the day before, as far back as anything
  /// was counted: a stack that runs for two hours knows two hours.
  ///
  /// @param window over which customers are counted now; up to five minutes more, since it is
  ///   counted in parts
  public static Surging of(
      String trigger, Map<String, Count> counters, Duration window, Instant now) {
    int parts = 1 + (int) ((window.toMillis() + PART.toMillis() - 1) / PART.toMillis());
    long current = 0;
    long before = 0;
    int known = 0;
    for (int back = 0; back < PARTS_A_DAY; back++) {
      Instant then = now.minus(PART.multipliedBy(back));
      long here =
          counters
              .getOrDefault(name(trigger, then), Count.NONE)
              .parts()
              .getOrDefault(part(then), 0L);
      if (back < parts) {
        current += here;
      } else if (here > 0) {
        before += here;
        known = back + 1 - parts;
      }
    }
    return new Surging(current, known == 0 ? 0 : (double) before * parts / known);
  }

  private static String name(String trigger, LocalDate day) {
    return "surge " + trigger + " " + day;
  }

  private static LocalDate day(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
