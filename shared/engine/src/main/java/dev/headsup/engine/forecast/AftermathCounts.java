package dev.headsup.engine.forecast;

import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The shared numbers in which the aftermath of an incident is counted: what was decided about
/// those whom it concerns, by the incident's revision, and their contacts with support, by the part
/// of the day after its beginning.
public final class AftermathCounts {
  /// How long they are kept: next year's incidents learn from this year's.
  public static final Duration KEPT = Duration.ofDays(400);

  private AftermathCounts() {}

  /// What became of a customer whom an incident concerns. The names are stored.
  public enum Became {
    TOLD,
    WAITING,
    HELD_OUT,
    TO_A_PERSON,
    NOT_TOLD
  }

  /// What a decision makes of them.
  public static Became became(Decision decision) {
    return switch (decision) {
      case Decision.Send send -> Became.TOLD;
      case Decision.Defer defer -> Became.WAITING;
      case Decision.HoldOut heldOut -> Became.HELD_OUT;
      case Decision.HandOff handOff -> Became.TO_A_PERSON;
      case Decision.Suppress suppress -> Became.NOT_TOLD;
    };
  }

  /// The number of those of whom this became; its parts are revisions.
  public static String of(String incident, Became became) {
    return "heard " + incident + " " + became;
  }

  /// The number of those who were not told because of a gate; its parts are revisions.
  public static String of(String incident, Gate gate) {
    return "heard " + incident + " not " + gate;
  }

  /// The number of contacts; its parts are those of [Aftermath].
  public static String contacts(String incident, boolean told) {
    return "contacts " + incident + (told ? " told" : " untold");
  }

  /// The number of all contacts of a day, whoever's.
  public static String contacts(LocalDate day) {
    return "contacts " + day;
  }

  /// All numbers of an incident.
  public static List<String> names(String incident) {
    List<String> names = new ArrayList<>();
    Arrays.stream(Became.values()).forEach(became -> names.add(of(incident, became)));
    Arrays.stream(Gate.values()).forEach(gate -> names.add(of(incident, gate)));
    names.add(contacts(incident, true));
    names.add(contacts(incident, false));
    return names;
  }

  /// Who heard of an incident, as the numbers say.
  ///
  /// @param told how many were told, once each
  /// @param waiting of whom it is not decided yet
  /// @param others who were not told, by why, in the words of [Gate] or [Became]
  public record Heard(long told, long waiting, Map<String, Long> others) {
    public Heard {
      others = Map.copyOf(others);
    }

    /// Those who were not told.
    public long untold() {
      return waiting + others.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// Reads who heard of an incident. Each is told once, whatever the revision; of those who are not
  /// told each revision decides again, so the one with the most of them counts.
  public static Heard heard(String incident, Map<String, Count> counts) {
    Map<Became, Long> became = new EnumMap<>(Became.class);
    for (Became each : Became.values()) {
      Count count = counts.getOrDefault(of(incident, each), Count.NONE);
      became.put(each, each == Became.TOLD ? count.total() : most(count));
    }
    Map<String, Long> others = new LinkedHashMap<>();
    for (Gate gate : Gate.values()) {
      long here = most(counts.getOrDefault(of(incident, gate), Count.NONE));
      if (here > 0 && gate != Gate.ALREADY_TOLD) {
        others.put(gate.name(), here);
      }
    }
    for (Became each : List.of(Became.HELD_OUT, Became.TO_A_PERSON)) {
      long here = became.getOrDefault(each, 0L);
      if (here > 0) {
        others.put(each.name(), here);
      }
    }
    return new Heard(
        became.getOrDefault(Became.TOLD, 0L),
        Math.max(0, became.getOrDefault(Became.WAITING, 0L)),
        others);
  }

  private static long most(Count count) {
    return count.parts().values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /// What came after an incident, as the numbers say.
  public static Aftermath aftermath(Incident incident, Map<String, Count> counts) {
    Heard heard = heard(incident.id(), counts);
    return new Aftermath(
        incident.report().startedAt(),
        Math.max(0, heard.told()),
        heard.untold(),
        parts(counts.getOrDefault(contacts(incident.id(), true), Count.NONE)),
        parts(counts.getOrDefault(contacts(incident.id(), false), Count.NONE)));
  }

  private static Map<Integer, Long> parts(Count count) {
    return new TreeMap<>(count.parts());
  }

  /// When numbers of now may be forgotten.
  public static Instant forget(Instant now) {
    return now.plus(KEPT);
  }
}
