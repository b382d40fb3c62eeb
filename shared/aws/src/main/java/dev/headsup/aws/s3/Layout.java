package dev.headsup.aws.s3;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/// Where the objects of the event history lie. Keys are made of times and hashes only: no id that a
/// client chose stands in one. Days and hours are UTC.
///
/// | Key | What it is |
/// | --- | --- |
/// | `events/2026/01/31/23/<hash>.jsonl.gz` | one worker batch, by the hour in which it was kept |
/// | `customers/2026-01-31/<bucket>/<hash>.jsonl.gz` | events of that day, of a 32nd of the customers |
/// | `customers/2026-01-31/all/<hash>.jsonl.gz` | events of that day, where they are few |
/// | `customers/older/all/<hash>.jsonl.gz` | events that came more than a month late |
/// | `compacted/2026-01-31` | all batches kept on that day are in customer buckets |
/// | `compacting/2026-01-31` | the key of the last batch of that day that is; in a second line, where there is one, that of the last batch of the parts that are being written |
/// | `damaged/events/...` | a batch that could not be read, as it was |
public final class Layout {
  /// How many customer buckets a day has. It is part of what is stored: with another number the old
  /// objects would have to be looked for in two places.
  public static final int BUCKETS = 32;

  /// In place of a day, for events that came later than [#LATEST] after they happened. So a client
  /// with a wrong clock makes a few objects and not one for each day of its past.
  public static final String OLDER = "older";

  /// In place of a bucket, for a part with few events: a part for each bucket would cost more than
  /// reading what is not asked for.
  public static final String ALL = "all";

  /// Where batches begin.
  public static final String BATCHES = "events/";

  /// Where the marks of finished days begin.
  public static final String COMPACTED = "compacted/";

  private static final Duration LATEST = Duration.ofDays(31);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd/");
  private static final String END = ".jsonl.gz";

  private Layout() {}

  /// The key of a batch: the same content in the same hour has the same one.
  static String batch(Instant now, byte[] content) {
    return BATCHES + HOUR.format(now) + hash(content) + END;
  }

  /// What the keys of the batches kept on a day begin with.
  public static String batches(LocalDate day) {
    return BATCHES + DAY.format(day);
  }

  /// The day on which a batch was kept.
  ///
  /// @throws IllegalArgumentException when this is no key of a batch
  public static LocalDate dayOf(String batch) {
    int end = BATCHES.length() + "2026/01/31/".length();
    if (!batch.startsWith(BATCHES) || batch.length() < end) {
      throw new IllegalArgumentException("No batch is called " + batch);
    }
    return LocalDate.parse(batch.substring(BATCHES.length(), end), DAY);
  }

  /// The day in whose customer buckets an event lies, or [#OLDER].
  public static String day(Instant at, Instant received) {
    return at.isBefore(received.minus(LATEST))
        ? OLDER
        : at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /// The bucket of a customer, `00` to `1f`.
  public static String bucket(CustomerId customer) {
    return HexFormat.of().toHexDigits((byte) (Hash.of(customer.value()) & (BUCKETS - 1)));
  }

  /// What the keys of a day's bucket begin with.
  public static String bucket(String day, String bucket) {
    return "customers/" + day + "/" + bucket + "/";
  }

  /// The key of a part of a bucket: the same batches give the same one.
  ///
  /// @param source what tells this part from others, such as the keys of its batches
  public static String part(String bucket, String source) {
    return bucket + hash(source.getBytes(StandardCharsets.UTF_8)) + END;
  }

  /// The mark that a day is finished.
  public static String compacted(LocalDate day) {
    return COMPACTED + day;
  }

  /// The mark of how far a day is.
  public static String compacting(LocalDate day) {
    return "compacting/" + day;
  }

  /// Where a batch that cannot be read is put aside.
  public static String damaged(String batch) {
    return "damaged/" + batch;
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
