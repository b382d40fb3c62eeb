package dev.headsup.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The files of one trigger as they run.
///
/// @param id the trigger's id, the name of its folder
/// @param hash SHA-256 in hex over the files in order of path: path, a zero byte, text, a zero byte
/// @param files by path inside the trigger's folder, for example `en/email.md`
public record TriggerDocument(String id, String hash, Map<String, String> files) {
  public TriggerDocument {
    files = Map.copyOf(files);
  }

  /// A document with its hash.
  public static TriggerDocument of(String id, Map<String, String> files) {
    return new TriggerDocument(id, hash(files), files);
  }

  private static String hash(Map<String, String> files) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(files)
          .forEach((path, text) -> {
            sha256.update(path.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
          });
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
