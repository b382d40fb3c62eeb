package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Surroundings.Surging;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many customers have a case of one trigger at once, and how many as a rule: counted in parts
/// of five minutes, against the day before. Pure.
public final class Crowd {
  private static final Duration PART = Duration.ofMinutes(5);
  private static final int PARTS_A_DAY = (int) Duration.ofDays(1).dividedBy(PART);

  /// The source of incidents that a surge of one trigger made us suspect.
  public static final String SURGE = "surge";

  /// How long a person's word that a surge is none keeps the same from being suspected again. It is
  /// no shorter than the hour that an incident's id names, so that the next suspicion is another
  /// incident.
  static final Duration DISMISSED_FOR = Duration.ofHours(1);

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Crowd() {}

  /// The incident that a surge of a trigger makes us suspect now; the same for an hour.
  public static String incident(String trigger, Instant now) {
    return start(trigger) + HOUR.format(now);
  }

  /// Whether an incident was suspected because of a surge of this very trigger, or speaks for one
  /// that was.
  public static boolean isOf(Incident incident, String trigger) {
    return incident.sources().entrySet().stream()
        .anyMatch(one ->
            one.getValue().source().equals(SURGE)
                && one.getKey()
                    .substring(0, one.getKey().lastIndexOf('-') + 1)
                    .equals(start(trigger)));
  }

  private static String start(String trigger) {
    return SURGE + "-" + trigger + "-";
  }

  /// Whether a person said lately that a surge of this trigger is none.
  static boolean isDismissed(Incident incident, String trigger, Instant now) {
    return isOf(incident, trigger)
        && incident.isDismissed()
        && incident.ended().filter(ended -> now.isBefore(ended.plus(DISMISSED_FOR))).isPresent();
  }

  /// Whether a decision shows one more customer who struggles: a fresh case of help that waits, of
  /// somebody who was not counted in this window yet.
  static boolean grows(Situation situation, Decision decision) {
    return decision instanceof Decision.Defer
        && situation.purpose() == Purpose.HELP
        && situation
                .activity()
                .told(memory(situation.trigger().id()))
                .near(situation.cause(), span(situation))
            == 0;
  }

  /// Remembers of a customer, like what a trigger told, that they were counted.
  static Activity counted(Situation situation, Activity activity) {
    int key = memory(situation.trigger().id());
    Stamp cause = new Stamp(situation.cause().millis(), situation.cause().tag());
    return activity.with(key, activity.told(key).tell(cause, 1, span(situation)));
  }

  /// Under which key of what triggers told it is remembered that a customer was counted.
  public static int memory(String trigger) {
    return Trigger.key("headsup:crowd " + trigger);
  }

  /// The window with the part more that is counted with it.
  private static Duration span(Situation situation) {
    return PART.multipliedBy(parts(situation.policy().surge().window()));
  }

  private static int parts(Duration window) {
    return 1 + (int) ((window.toMillis() + PART.toMillis() - 1) / PART.toMillis());
  }

  /// When what is counted now may be forgotten.
  public static Instant forget(Instant now) {
    return now.plus(Duration.ofDays(3));
  }

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
    int parts = parts(window);
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
