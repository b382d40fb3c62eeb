package dev.headsup.aws.keys;

import dev.headsup.aws.segment.KeyKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// A key that was just made: the only moment at which somebody has its text, to be shown once.
///
/// @param text the key; never to be stored or logged, and not in `toString`
/// @param stored what is kept of it
public record FreshKey(String text, WriteKey stored) {
  private static final int KEY_BYTES = 24;
  private static final int ID_BYTES = 4;

  public FreshKey {
    if (!WriteKey.hash(text).equals(stored.hash())) {
      throw new IllegalArgumentException("The hash of " + stored.id() + " is of another key");
    }
  }

  /// Makes a key with a random id.
  public static FreshKey make(
      SecureRandom random, KeyKind kind, String name, int rate, Instant now) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return of(
        kind.word() + "-" + HexFormat.of().formatHex(id),
        text(random, kind),
        kind,
        name,
        rate,
        now);
  }

  /// A key whose text is known.
  public static FreshKey of(
      String id, String text, KeyKind kind, String name, int rate, Instant now) {
    return new FreshKey(
        text, new WriteKey(id, WriteKey.hash(text), kind, name, rate, now, null, null));
  }

  /// A new random key of 192 bits. Its beginning tells people its kind, and nobody else believes
  /// it.
  public static String text(SecureRandom random, KeyKind kind) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    String start =
        switch (kind) {
          case PUBLIC -> "wk_";
          case SERVER -> "sk_";
        };
    return start + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "FreshKey " + stored.id();
  }
}
