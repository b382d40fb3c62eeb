package dev.headsup.engine.correction;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.incident.Walks.Walk;
import dev.headsup.engine.outreach.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person says to those who may have read a wrong message: whose message, of which time, and
/// the words instead. It never changes, but for being stopped.
///
/// @param id names it by all that it says and whom it is for ([#named]), so that the same said
///   twice is one
/// @param about the messages that were wrong
/// @param purpose of that trigger, under which the customers may hear this
/// @param files its words, by language and channel: `en/email.md`
/// @param expected how many customers were counted when it was said
/// @param by who said it
/// @param stop who stopped it, and when; null while it holds
public record Correction(
    String id,
    About about,
    Purpose purpose,
    Map<String, String> files,
    long expected,
    String by,
    Instant at,
    @Nullable Stop stop) {
  /// The longest stretch of time of one correction; what is older is past putting right by a
  /// message.
  public static final Duration LONGEST = Duration.ofDays(7);

  /// How long nothing leaves after it was said, so that it can be taken back.
  public static final Duration UNDO = Duration.ofSeconds(10);

  private static final int ID = 32;

  /// Which messages were wrong: those that were decided in a stretch of time.
  ///
  /// @param trigger its id
  /// @param name of it, as people know it
  /// @param version the hash of the one version that was wrong; empty for all
  /// @param since from then on
  /// @param until up to then, exclusive
  public record About(String trigger, String name, String version, Instant since, Instant until) {
    public About {
      if (!since.isBefore(until) || since.plus(LONGEST).isBefore(until)) {
        throw new IllegalArgumentException("No stretch of time: " + since + " to " + until);
      }
    }

    /// Whether a ledger entry may have told one of these messages.
    public boolean covers(Outreach outreach) {
      return outreach.trigger().id().equals(trigger)
          && (version.isEmpty() || version.equals(outreach.trigger().hash()))
          && !outreach.at().isBefore(since)
          && outreach.at().isBefore(until);
    }
  }

  /// That nobody more hears it.
  public record Stop(String by, Instant at) {}

  public Correction {
    files = Map.copyOf(files);
    if (id.isBlank() || files.isEmpty()) {
      throw new IllegalArgumentException("A correction has an id and words");
    }
  }

  /// A correction that a person says now.
  public static Correction said(
      About about,
      Purpose purpose,
      Map<String, String> files,
      long expected,
      String by,
      Instant now) {
    return new Correction(named(about, files), about, purpose, files, expected, by, now, null);
  }

  /// The id of these words about these messages.
  private static String named(About about, Map<String, String> files) {
    Map<String, String> all = new HashMap<>(files);
    all.put(
        "about",
        about.trigger() + " " + about.version() + " " + about.since() + " " + about.until());
    return ContentHash.of(all).substring(0, ID);
  }

  /// This one, stopped.
  public Correction stopped(Stop by) {
    return new Correction(id, about, purpose, files, expected, this.by, at, by);
  }

  /// Its walk over the customers; the steps of its places are days.
  public Walk walk() {
    return new Walk("correction " + id, 1, about.trigger(), 0);
  }

  /// Whether nothing of it has left yet.
  public boolean canBeTakenBack(Instant now) {
    return stop == null && now.isBefore(at.plus(UNDO));
  }
}
