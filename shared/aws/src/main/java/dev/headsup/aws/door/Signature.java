package dev.headsup.aws.door;

import dev.headsup.aws.lambda.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a webhook was really sent by whom it says: an HMAC-SHA256 over the body exactly as it
/// came and the time at which it was signed, which is at most five minutes away from ours.
///
/// During a change of the secret, several count: they stand in the named secret, parted by blanks.
public final class Signature {
  /// How far away the time of a signature may be, either way.
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String STANDARD_PREFIX = "whsec_";

  private Signature() {}

  /// Checks a Standard Webhooks signature, version 1, and gives the message's id.
  ///
  /// Source:
  /// `https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md`.
  ///
  /// @param secrets `whsec_` and base64
  /// @throws BadRequest 401 by name
  public static String standard(HttpRequest request, String secrets, Instant now)
      throws BadRequest {
    String id = header(request, "webhook-id");
    String seconds = header(request, "webhook-timestamp");
    String signatures = header(request, "webhook-signature");
    if (id.length() > 256) {
      throw refused("bad-signature", "webhook-id has at most 256 characters");
    }
    Instant at;
    try {
      at = Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException | DateTimeException notSeconds) {
      throw refused("bad-signature", "webhook-timestamp is a whole number of seconds since 1970");
    }
    recent(at, now);
    byte[] before = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    List<String> given =
        List.of(signatures.split(" ", 32)).stream()
            .filter(one -> one.startsWith("v1,"))
            .map(one -> one.substring(3))
            .toList();
    for (String secret : secrets.split("\\s+")) {
      byte[] key = standardKey(secret);
      if (key != null
          && given.stream().anyMatch(one -> same(mac(key, before, request.body()), one))) {
        return id;
      }
    }
    throw refused("bad-signature", "webhook-signature does not fit the body and the secret");
  }

  /// Signs a webhook of ours: its three headers, with one signature for each secret.
  ///
  /// @param id the same for each repeat of the message
  /// @param secrets `whsec_` and base64
  /// @return nothing when none of the secrets is one
  public static Map<String, String> standardHeaders(
      String id, Instant at, String body, String secrets) {
    String seconds = Long.toString(at.getEpochSecond());
    byte[] before = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    List<String> signatures = new ArrayList<>();
    for (String secret : secrets.split("\\s+")) {
      byte[] key = standardKey(secret);
      if (key != null) {
        byte[] mac = mac(key, before, body.getBytes(StandardCharsets.UTF_8));
        signatures.add("v1," + Base64.getEncoder().encodeToString(mac));
      }
    }
    return signatures.isEmpty()
        ? Map.of()
        : Map.of(
            "webhook-id", id,
            "webhook-timestamp", seconds,
            "webhook-signature", String.join(" ", signatures));
  }

  /// Checks a signature of Zendesk: base64 of the HMAC over the time as written and the body.
  ///
  /// Source: `https://developer.zendesk.com/documentation/webhooks/verifying/`.
  ///
  /// @throws BadRequest 401 by name
  public static void zendesk(HttpRequest request, String secrets, Instant now) throws BadRequest {
    String signature = header(request, "x-zendesk-webhook-signature");
    String written = header(request, "x-zendesk-webhook-signature-timestamp");
    Instant at;
    try {
      at = Instant.parse(written);
    } catch (DateTimeException notTime) {
      throw refused(
          "bad-signature",
          "x-zendesk-webhook-signature-timestamp is a time such as" + " 2026-01-31T12:00:00Z");
    }
    recent(at, now);
    byte[] before = written.getBytes(StandardCharsets.UTF_8);
    for (String secret : secrets.split("\\s+")) {
      byte[] key = secret.getBytes(StandardCharsets.UTF_8);
      if (key.length > 0 && same(mac(key, before, request.body()), signature)) {
        return;
      }
    }
    throw refused(
        "bad-signature", "x-zendesk-webhook-signature does not fit the body and the secret");
  }

  /// Checks a signature of PagerDuty, version 3: `v1=` and the HMAC over the body in hex, several
  /// parted by commas while the secret changes. It holds no time, so who takes such a body must
  /// take it twice without harm.
  ///
  /// Source: `https://github.com/PagerDuty/developer-docs/tree/main/docs/webhooks`.
  ///
  /// @throws BadRequest 401 by name
  public static void pagerDuty(HttpRequest request, String secrets) throws BadRequest {
    List<String> given = List.of(header(request, "x-pagerduty-signature").split("[,\\s]+", 32));
    for (String secret : secrets.split("\\s+")) {
      byte[] key = secret.getBytes(StandardCharsets.UTF_8);
      if (key.length > 0) {
        String right = "v1=" + HexFormat.of().formatHex(mac(key, new byte[0], request.body()));
        if (given.stream().anyMatch(one -> isSame(right, one))) {
          return;
        }
      }
    }
    throw refused("bad-signature", "x-pagerduty-signature does not fit the body and the secret");
  }

  /// Checks that a sender who signs nothing knows the secret: it stands in `authorization` as a
  /// bearer token.
  ///
  /// @throws BadRequest 401 by name
  public static void bearer(HttpRequest request, String secrets) throws BadRequest {
    String given = header(request, "authorization");
    if (!given.regionMatches(true, 0, "Bearer ", 0, 7) || !isOne(given.substring(7), secrets)) {
      throw refused("bad-token", "authorization is no Bearer token that is known here");
    }
  }

  /// Whether a text is one of the secrets parted by blanks.
  public static boolean isOne(String given, String secrets) {
    boolean one = false;
    for (String secret : secrets.split("\\s+")) {
      one |= !secret.isEmpty() && isSame(secret, given.strip());
    }
    return one;
  }

  private static boolean isSame(String right, String given) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String header(HttpRequest request, String name) throws BadRequest {
    Optional<String> value = request.header(name).filter(text -> !text.isBlank());
    return value.orElseThrow(() -> refused("no-signature", "The request has no header " + name));
  }

  private static void recent(Instant at, Instant now) throws BadRequest {
    if (Duration.between(at, now).abs().compareTo(WINDOW) > 0) {
      throw refused(
          "stale-signature", "The time of the signature is more than five minutes away from ours");
    }
  }

  /// Whether a text is a good secret of Standard Webhooks, or several parted by blanks.
  public static boolean isStandardSecret(String secrets) {
    for (String secret : secrets.split("\\s+")) {
      byte[] key = secret.startsWith(STANDARD_PREFIX) ? standardKey(secret) : null;
      if (key == null || key.length < 24 || key.length > 64) {
        return false;
      }
    }
    return true;
  }

  private static byte @Nullable [] standardKey(String secret) {
    String bare =
        secret.startsWith(STANDARD_PREFIX) ? secret.substring(STANDARD_PREFIX.length()) : secret;
    try {
      byte[] key = Base64.getDecoder().decode(bare);
      return key.length == 0 ? null : key;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static byte[] mac(byte[] key, byte[] before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before);
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  private static boolean same(byte[] mac, String base64) {
    try {
      return MessageDigest.isEqual(mac, Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static BadRequest refused(String error, String detail) {
    return new BadRequest(401, error, detail);
  }
}
