package dev.headsup.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two write keys of a local stack.
///
/// @param write public: may report behaviour
/// @param server may also set addresses, traits and consent
record Keys(String write, String server) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// The keys of a file, or new ones, kept in it.
  ///
  /// @param file null where nothing is kept
  static Keys of(@Nullable Path file) throws IOException {
    if (file != null && Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 2) {
        throw new StackException(file + " must hold two lines, the write key and the server key");
      }
      return new Keys(lines.get(0).strip(), lines.get(1).strip());
    }
    Keys keys = new Keys(random("wk_"), random("sk_"));
    if (file != null) {
      DataFolder.replace(file, keys.write() + "\n" + keys.server() + "\n");
    }
    return keys;
  }

  /// Lower-case hex of SHA-256: the form in which ingest knows a key.
  static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  private static String random(String prefix) {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
