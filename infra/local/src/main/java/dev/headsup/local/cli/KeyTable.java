package dev.headsup.local.cli;

import dev.headsup.aws.keys.WriteKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Write keys as a table for people: everything about them but the key.
final class KeyTable {
  private KeyTable() {}

  /// A headline and a line for each key.
  ///
  /// @param now by which a key is open or not
  static List<String> lines(List<WriteKey> keys, Instant now) {
    String head =
        String.format(
            Locale.ROOT,
            "%-17s %-7s %-8s %9s  %-20s %-20s %s",
            "ID",
            "KIND",
            "STATE",
            "RATE",
            "MADE",
            "ENDS",
            "NAME");
    return Stream.concat(Stream.of(head), keys.stream().map(key -> line(key, now))).toList();
  }

  private static String line(WriteKey key, Instant now) {
    return String.format(
        Locale.ROOT,
        "%-17s %-7s %-8s %9s  %-20s %-20s %s",
        key.id(),
        key.kind().word(),
        key.state(now).name().toLowerCase(Locale.ROOT),
        key.rate() == WriteKey.MAX_RATE ? "no limit" : Integer.toString(key.rate()),
        key.created().truncatedTo(ChronoUnit.SECONDS),
        key.revoked() == null ? orDash(key.expires()) : orDash(key.revoked()),
        printable(key.name()));
  }

  /// A rate for people; the highest is what a stack has that wants no limit, as a local one.
  static String rate(int rate) {
    return rate == WriteKey.MAX_RATE ? "no limit" : "at most " + rate + " events a second";
  }

  private static String orDash(@Nullable Instant at) {
    return at == null ? "-" : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// A name without what would move a terminal's cursor.
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
