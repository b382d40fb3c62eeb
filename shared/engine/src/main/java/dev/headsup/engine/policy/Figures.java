package dev.headsup.engine.policy;

import java.util.Map;

/// What came of the messages of one trigger version by one channel.
///
/// @param sent how many its provider took
/// @param bad how many of them ended badly, by how
public record Figures(long sent, Map<Bad, Long> bad) {
  /// Nothing went out.
  public static final Figures NONE = new Figures(0, Map.of());

  /// How a message can end badly. The names are stored.
  public enum Bad {
    /// The customer called it spam.
    COMPLAINTS("complaints"),
    /// Their address does not exist.
    BOUNCES("bounces"),
    /// They said no to us within a day of it.
    OPT_OUTS("opt-outs"),
    /// The provider refused it or did not answer.
    ERRORS("provider errors");

    private final String words;

    Bad(String words) {
      this.words = words;
    }

    /// As people say it, in the plural.
    public String words() {
      return words;
    }
  }

  public Figures {
    bad = Map.copyOf(bad);
  }

  /// How many ended so.
  public long of(Bad how) {
    return bad.getOrDefault(how, 0L);
  }

  /// How many are held against: of errors, those that failed too.
  public long sample(Bad how) {
    return how == Bad.ERRORS ? sent + of(how) : sent;
  }
}
