package dev.headsup.aws.keys;

import dev.headsup.aws.segment.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The write keys that open the door, read when first asked for and again when a minute old, so a
/// revoked key opens nothing a minute later. One that is not among them may have been made since:
/// they are read anew for it, at most once in five seconds, however many guess. Only hashes are
/// known here, and every compare takes the same time, so neither the store nor the clock tells a
/// key.
///
/// While the store does not answer, the keys read before go on to count; when none were read since
/// this copy started, nobody can be told apart and the door answers that it cannot take events now.
public final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  /// How long the store is left alone when it did not answer, or did not know a key.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supplier<List<WriteKey>> stored;
  private final InstantSource clock;
  private List<Known> known = List.of();
  private boolean loaded;
  private Instant lastTry = Instant.MAX;
  private Instant again = Instant.MIN;
  private @Nullable RuntimeException unanswered;

  @SuppressWarnings("ArrayRecordComponent") // made here and never handed out
  private record Known(byte[] hash, WriteKey key) {}

  /// Nobody knows yet which keys there are.
  public static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(@Nullable Throwable cause) {
      super("The write keys could not be read, and were not since the start", cause);
    }
  }

  /// @param stored reads all keys, or throws
  public Keys(Supplier<List<WriteKey>> stored, InstantSource clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /// The key with this text, if it opens the door now.
  ///
  /// @throws Unknown when no keys could be read since the start
  public Optional<WriteKey> find(String text) {
    Instant now = clock.instant();
    byte[] hash = WriteKey.hash(text).getBytes(StandardCharsets.US_ASCII);
    WriteKey found = open(current(now, FRESH), hash, now);
    return Optional.ofNullable(found == null ? open(current(now, PAUSE), hash, now) : found);
  }

  private static @Nullable WriteKey open(List<Known> known, byte[] hash, Instant now) {
    WriteKey found = null;
    // The list is always walked to its end.
    for (Known each : known) {
      boolean same = MessageDigest.isEqual(each.hash(), hash);
      found = same && each.key().state(now) == WriteKey.State.OPEN ? each.key() : found;
    }
    return found;
  }

  /// What kind of key this is; empty when it is none of ours.
  ///
  /// @throws Unknown when no keys could be read since the start
  public Optional<KeyKind> kind(String text) {
    return find(text).map(WriteKey::kind);
  }

  /// Forgets what was read: the copy of a snapshot wakes up with keys as old as the deploy, of
  /// which some may be revoked by now. They count for nothing, even while the store does not
  /// answer.
  public synchronized void forget() {
    known = List.of();
    loaded = false;
    again = Instant.MIN;
    unanswered = null;
  }

  /// @param age how old what was read may be
  private synchronized List<Known> current(Instant now, Duration age) {
    if (now.isBefore(again) && !now.isBefore(lastTry) && now.isBefore(lastTry.plus(age))) {
      if (!loaded) {
        throw new Unknown(unanswered);
      }
      return known;
    }
    lastTry = now;
    try {
      known =
          stored.get().stream()
              .map(key -> new Known(key.hash().getBytes(StandardCharsets.US_ASCII), key))
              .toList();
      loaded = true;
      again = now.plus(FRESH);
    } catch (RuntimeException noAnswer) {
      again = now.plus(PAUSE);
      unanswered = noAnswer;
      if (!loaded) {
        throw new Unknown(noAnswer);
      }
      LOG.warn("The write keys could not be read again; those read before count on", noAnswer);
    }
    return known;
  }

  /// The key in an `Authorization: Basic` header, which is the user name; a missing colon is
  /// accepted. Empty for other schemes; an unreadable header gives a key that opens nothing.
  public static Optional<String> inHeader(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return Optional.of(colon < 0 ? pair : pair.substring(0, colon));
    } catch (IllegalArgumentException notBase64) {
      return Optional.of("");
    }
  }

  /// The key in an `Authorization: Bearer` header. Empty for other schemes.
  public static Optional<String> bearer(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(authorization.substring(7).strip())
        : Optional.empty();
  }
}
