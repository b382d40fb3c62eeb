package dev.headsup.aws.keys;

import dev.headsup.aws.segment.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A write key as it is stored: all about it but the key itself, of which there is only the hash. A
/// key is long and random, so a plain SHA-256 cannot be guessed back.
///
/// @param id what people call it by; no secret
/// @param hash SHA-256 of the key in lower-case hex
/// @param name what it is for, in its owner's words
/// @param rate how many events a second it may send, 1 to [#MAX_RATE]
/// @param expires from when on it opens nothing; null for never
/// @param revoked since when it opens nothing; null while it does
public record WriteKey(
    String id,
    String hash,
    KeyKind kind,
    String name,
    int rate,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked) {
  /// The highest rate there is.
  public static final int MAX_RATE = 1_000_000;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  /// What a key is at some time.
  public enum State {
    /// It opens the door.
    OPEN,
    /// Its time is over.
    EXPIRED,
    /// Somebody took it back.
    REVOKED
  }

  public WriteKey {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "A key's id has 1 to 40 lower-case letters, digits and '-', not '" + id + "'");
    }
    if (!isHash(hash)) {
      throw new IllegalArgumentException("The hash of key " + id + " is no SHA-256 in hex");
    }
    if (name.length() > 100) {
      throw new IllegalArgumentException("A key's name has at most 100 characters");
    }
    if (rate < 1 || rate > MAX_RATE) {
      throw new IllegalArgumentException(
          "A key's rate is 1 to " + MAX_RATE + " events a second, not " + rate);
    }
  }

  /// A key of which only the hash is at hand. Its id follows from the hash, so that taking the same
  /// key over twice gives one.
  public static WriteKey known(String hash, KeyKind kind, String name, int rate, Instant now) {
    return new WriteKey(
        kind.word() + "-" + hash.substring(0, 8), hash, kind, name, rate, now, null, null);
  }

  /// Whether a text has the form in which keys are stored.
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  /// What this key is at a time.
  public State state(Instant at) {
    if (revoked != null) {
      return State.REVOKED;
    }
    return expires != null && !at.isBefore(expires) ? State.EXPIRED : State.OPEN;
  }

  /// The form in which a key is stored: SHA-256 of its UTF-8 in lower-case hex.
  public static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
