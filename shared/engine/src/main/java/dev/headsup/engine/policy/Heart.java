package dev.headsup.engine.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where automation stops and a person takes over.
///
/// @param stakes the topics of high stakes
/// @param distress how severe a distressed customer is; null: distress changes nothing
/// @param again a failure this soon after a message about it goes to a person
/// @param promise for each severity, in what time a person answers
/// @param desk when nobody of the team is there; the promise begins when somebody is
/// @param deskZone where the team is
/// @param fallback who is told when nobody took a case in time; null: only the alarm rings
public record Heart(
    List<Stake> stakes,
    @Nullable Severity distress,
    Duration again,
    Map<Severity, Duration> promise,
    QuietHours desk,
    ZoneId deskZone,
    @Nullable String fallback) {
  public Heart {
    stakes = List.copyOf(stakes);
    promise = Map.copyOf(promise);
    if (again.isNegative()
        || promise.size() != Severity.values().length
        || promise.values().stream().anyMatch(each -> !each.isPositive())) {
      throw new IllegalArgumentException("A promise for each severity, longer than zero");
    }
  }

  /// The topics of high stakes that a text touches by the policy's own words, in its order.
  public List<Stake> touchedBy(String text) {
    String plain = Stake.plain(text);
    return stakes.stream().filter(stake -> stake.isIn(plain)).toList();
  }

  /// How soon a person must look at words that touch these topics: as the policy says, and before
  /// the usual for a topic that it does not name. Normal where they touch none.
  public Severity severity(Collection<String> topics) {
    return highest(
        topics.stream()
            .map(topic ->
                stakes.stream()
                    .filter(stake -> stake.topic().equals(topic))
                    .map(Stake::severity)
                    .findFirst()
                    .orElse(Severity.HIGH))
            .toList());
  }

  /// By when a person answers a case that was opened at an instant. While nobody of the team is
  /// there, the time does not run; where nobody ever is, it runs.
  public Instant promised(Severity severity, Instant opened) {
    Instant begins = desk.nextOpen(opened, deskZone).orElse(opened);
    return begins.plus(Objects.requireNonNull(promise.get(severity)));
  }

  /// The highest of some severities; normal where there are none.
  public static Severity highest(Collection<Severity> all) {
    return all.stream().max(Severity::compareTo).orElse(Severity.NORMAL);
  }
}
