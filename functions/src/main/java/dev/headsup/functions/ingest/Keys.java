package dev.headsup.functions.ingest;

import dev.headsup.aws.segment.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The write keys that open the door. Only their SHA-256 hashes are known here, and every compare
/// takes the same time, so neither the configuration nor the clock tells a key.
final class Keys {
  private static final int HASH_BYTES = 32;

  private final List<byte[]> publicHashes;
  private final List<byte[]> serverHashes;

  /// @param publicHashes lower-case hex, comma-separated; empty for none
  /// @param serverHashes lower-case hex, comma-separated; empty for none
  /// @throws IllegalStateException when one of them is no SHA-256 hash
  Keys(String publicHashes, String serverHashes) {
    this.publicHashes = hashes("PUBLIC_KEY_HASHES", publicHashes);
    this.serverHashes = hashes("SERVER_KEY_HASHES", serverHashes);
  }

  /// What kind of key this is; empty when it is none of ours.
  Optional<KeyKind> kind(String key) {
    byte[] hash = sha256(key);
    // Both lists are always walked to their end.
    boolean isServer = isIn(serverHashes, hash);
    boolean isPublic = isIn(publicHashes, hash);
    if (isServer) {
      return Optional.of(KeyKind.SERVER);
    }
    return isPublic ? Optional.of(KeyKind.PUBLIC) : Optional.empty();
  }

  /// The key in an `Authorization: Basic` header, which is the user name; a missing colon is
  /// accepted. Empty for other schemes; an unreadable header gives a key that opens nothing.
  static Optional<String> inHeader(String authorization) {
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
  static Optional<String> bearer(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(authorization.substring(7).strip())
        : Optional.empty();
  }

  private static boolean isIn(List<byte[]> hashes, byte[] hash) {
    boolean found = false;
    for (byte[] one : hashes) {
      found |= MessageDigest.isEqual(one, hash);
    }
    return found;
  }

  private static List<byte[]> hashes(String variable, String list) {
    List<byte[]> hashes = new ArrayList<>();
    for (String hex : list.split(",")) {
      if (hex.isBlank()) {
        continue;
      }
      try {
        hashes.add(HexFormat.of().parseHex(hex.strip()));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(variable + " has an entry that is not hex", e);
      }
    }
    if (hashes.stream().anyMatch(hash -> hash.length != HASH_BYTES)) {
      throw new IllegalStateException(variable + " has an entry that is no SHA-256 hash");
    }
    return List.copyOf(hashes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
