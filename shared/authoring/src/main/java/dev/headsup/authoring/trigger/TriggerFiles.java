package dev.headsup.authoring.trigger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The files of one trigger: paths inside its folder, with `/`, and their text.
public final class TriggerFiles {
  /// The file that makes a folder a trigger's.
  public static final String TRIGGER = "trigger.yaml";

  private TriggerFiles() {}

  /// Names this very content: SHA-256, in lower-case hex, over each path and its text in the order
  /// of the paths, both in UTF-8 and both followed by a zero byte.
  public static String hash(Map<String, String> files) {
    MessageDigest digest = sha256();
    new TreeMap<>(files)
        .forEach((path, text) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(text.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
