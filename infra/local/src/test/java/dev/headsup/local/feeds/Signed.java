package dev.headsup.local.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks as their senders do.
public final class Signed {
  private Signed() {}

  public static Map<String, String> standard(String secret, String id, Instant at, String body) {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String signature = mac(key, id + "." + at.getEpochSecond() + "." + body);
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        "v1," + signature);
  }

  static Map<String, String> zendesk(String secret, Instant at, String body) {
    return Map.of(
        "x-zendesk-webhook-signature-timestamp", at.toString(),
        "x-zendesk-webhook-signature", mac(secret.getBytes(UTF_8), at + body));
  }

  /// As PagerDuty writes it.
  static String hex(String secret, String body) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(mac(secret.getBytes(UTF_8), body)));
  }

  private static String mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
