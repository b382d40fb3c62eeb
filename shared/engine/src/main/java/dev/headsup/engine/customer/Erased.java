package dev.headsup.engine.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Who was erased lately, so that what was on its way then does not bring them back. It knows ids
/// by hash only, each day with a salt of its own, and each mark is forgotten after [#KEPT].
///
/// An event that was received before its customer was erased counts for nothing. One that is
/// received later is the beginning of a new life, about which nothing is known.
///
/// @param days newest marks and older ones, in any order
public record Erased(Collection<Day> days) {
  /// Nobody was.
  public static final Erased NOBODY = new Erased(List.of());

  /// How long a mark stays: no queue and no dead letters hold anything longer.
  public static final Duration KEPT = Duration.ofDays(15);

  private static final int BYTES = 16;

  public Erased {
    days = List.copyOf(days);
  }

  /// The marks of one day.
  ///
  /// @param salt hexadecimal digits that nobody else has
  /// @param marks when each was erased, by [#hash]
  public record Day(String salt, Map<String, Instant> marks) {
    public Day {
      marks = Map.copyOf(marks);
    }
  }

  /// What stands for an id among the marks of a day: 128 bits of SHA-256.
  public static String hash(String salt, CustomerId customer) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest((salt + " " + customer.value()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /// Whether anybody was.
  public boolean isEmpty() {
    return days.isEmpty();
  }

  /// Whether a customer was erased after something about them was received.
  public boolean since(CustomerId customer, Instant received) {
    return days.stream()
        .anyMatch(day -> {
          Instant at = day.marks().get(hash(day.salt(), customer));
          return at != null && received.isBefore(at);
        });
  }
}
