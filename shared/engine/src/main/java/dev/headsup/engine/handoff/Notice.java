package dev.headsup.engine.handoff;

import java.util.Locale;

/// A word to the team about a case, to one receiver. It is noted when it went out, so that a repeat
/// sends what is still missing and nothing else.
///
/// @param receiver who is told, for example `topic`
public record Notice(Occasion occasion, String receiver) {
  /// Why the team hears of a case.
  public enum Occasion {
    /// It is there.
    OPENED,
    /// Nobody took it in the time that was promised.
    LATE
  }

  /// Its name in the store, for example `late:webhook`.
  public String word() {
    return occasion.name().toLowerCase(Locale.ROOT) + ":" + receiver;
  }
}
