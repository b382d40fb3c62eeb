package dev.headsup.functions.incidents.feeds;

import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What a feed says of one incident.
///
/// @param key what the feed calls it
/// @param repeats whether the feed calls a later incident the same, as alerts do
/// @param affected what it says is affected, in its own words, from which [Intake] finds the
///   components; none where the report names them itself
/// @param report the rest
record News(Feed feed, String key, boolean repeats, List<Affected> affected, Report report) {
  /// Room for the feed's word before it and for the time of an episode after it.
  private static final int LONGEST = 150;

  News {
    affected = List.copyOf(affected);
  }

  /// The id of the incident, or of all that the feed calls the same: the feed's own where it is
  /// plain, else a hash of it.
  String id() {
    return id(feed, key);
  }

  /// The id of what a feed calls something.
  static String id(Feed feed, String key) {
    boolean plain = key.matches("[A-Za-z0-9._:-]{1," + LONGEST + "}");
    return feed.word() + ":" + (plain ? key : hash(key));
  }

  private static String hash(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
