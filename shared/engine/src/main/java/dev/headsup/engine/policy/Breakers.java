package dev.headsup.engine.policy;

import dev.headsup.engine.policy.Figures.Bad;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// When messages stop by themselves: shares of what went out that ended badly. At half of a share
/// an alarm rings.
///
/// @param most the share at which it stops, by how they ended, above 0 and at most 1; what is not
///   there stops nothing
/// @param sample of fewer messages than this nothing is concluded; at least 1
public record Breakers(Map<Bad, Double> most, long sample) {
  public Breakers {
    most = Map.copyOf(most);
    if (sample < 1 || most.values().stream().anyMatch(share -> !(share > 0 && share <= 1))) {
      throw new IllegalArgumentException("Breakers: " + most + " of at least " + sample);
    }
  }

  /// A share that was reached.
  ///
  /// @param most the share at which it stops
  public record Trip(Bad how, long count, long sent, double most) {
    /// For people, for example `13 bounces of 240 messages (5.42 %); it stops at 4 %`.
    public String words() {
      return String.format(
          Locale.ROOT,
          "%d %s of %d messages (%.2f %%); it stops at %s %%",
          count,
          how.words(),
          sent,
          100.0 * count / sent,
          percent(most));
    }
  }

  private static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.3f", 100 * share);
    return text.replaceAll("\\.?0+$", "");
  }

  /// What calls for a stop now, if anything does.
  public Optional<Trip> trips(Figures figures) {
    return at(figures, 1);
  }

  /// What calls for a look now, because half of the way to a stop is gone.
  public Optional<Trip> warns(Figures figures) {
    return at(figures, 0.5);
  }

  private Optional<Trip> at(Figures figures, double part) {
    for (Bad how : Bad.values()) {
      Double share = most.get(how);
      long count = figures.of(how);
      long of = figures.sample(how);
      if (share != null && of >= sample && count > 0 && count >= share * part * of) {
        return Optional.of(new Trip(how, count, of, share));
      }
    }
    return Optional.empty();
  }
}
