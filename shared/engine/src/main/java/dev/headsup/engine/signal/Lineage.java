package dev.headsup.engine.signal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How messages of ours led to an event, one after the other: a message reaches a system of the
/// company, that system tells us an event because of it, and the event leads to a message again.
/// Every webhook and every message of the topic carries one, and whoever answers with an event
/// passes it back as it is.
///
/// @param first the ledger entry that began it: 1 to 64 letters, digits and hyphens
/// @param hops how many entries of ours stand one behind the other by now, with the first: 1 to 99
/// @param since when the first was decided, to the second
public record Lineage(String first, int hops, Instant since) {
  /// After so many entries, one because of the other, there is no further one.
  public static final int MOST = 3;

  private static final int LARGEST = 99;

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9-]{1,64})\\.([0-9]{1,2})\\.([0-9]{1,11})");

  public Lineage {
    since = Instant.ofEpochSecond(since.getEpochSecond());
    if (hops < 1 || hops > LARGEST) {
      throw new IllegalArgumentException("The hops of a lineage are 1 to 99: " + hops);
    }
  }

  /// What an event says: the text that we gave away. Anything else is none.
  public static Optional<Lineage> read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) == 0) {
      return Optional.empty();
    }
    Instant since = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
    return Optional.of(new Lineage(parts.group(1), Integer.parseInt(parts.group(2)), since));
  }

  /// The lineage of what an event of this one leads to.
  public Lineage next() {
    return new Lineage(first, Math.min(LARGEST, hops + 1), since);
  }

  /// As it travels, for example `00112233445566778899aabbccddeeff.1.1772452800`.
  public String text() {
    return first + "." + hops + "." + since.getEpochSecond();
  }
}
