package dev.headsup.aws.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.aws.lambda.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// S1: what is not signed as it must be is refused, each time, by name.
class SignatureTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String OLD = "whsec_" + base64("an older secret of ours".getBytes(UTF_8));
  private static final String NEW = "whsec_" + base64("the newest secret of us".getBytes(UTF_8));

  /// The example of the specification.
  @Test
  void theExampleOfTheSpecificationIsAccepted() throws BadRequest {
    HttpRequest example =
        request(
            Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            "{\"test\": 2432232314}");

    assertThat(
            Signature.standard(
                example,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                Instant.ofEpochSecond(1614265330)))
        .isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
  }

  @Test
  void bothSecretsCountWhileOneReplacesTheOther() throws Exception {
    for (String secret : new String[] {OLD, NEW}) {
      HttpRequest signed = signed(secret, "m", NOW, "{}");
      assertThat(Signature.standard(signed, NEW + " " + OLD, NOW)).isEqualTo("m");
    }
  }

  @Test
  void fourteenThousandForgeriesAndNoneComesIn() throws Exception {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      String body = "{\"n\":" + i + ",\"text\":\"" + Long.toString(random.nextLong(), 36) + "\"}";
      HttpRequest good = signed(NEW, "m-" + i, NOW.minusSeconds(random.nextInt(300)), body);
      assertThat(Signature.standard(good, NEW, NOW)).isEqualTo("m-" + i);
      for (int mutation = 0; mutation < 14; mutation++) {
        HttpRequest bad = forged(good, mutation, i, body, random);
        try {
          Signature.standard(bad, NEW, NOW);
        } catch (BadRequest by) {
          assertThat(by.error()).isIn("no-signature", "bad-signature", "stale-signature");
          assertThat(by.answer().status()).isEqualTo(401);
          refused++;
        }
      }
    }
    assertThat(refused).isEqualTo(14_000);
  }

  private static HttpRequest forged(
      HttpRequest good, int mutation, int i, String body, Random random) throws Exception {
    Map<String, String> headers = new HashMap<>(good.headers());
    String signature = Objects.requireNonNull(headers.get("webhook-signature"));
    return switch (mutation) {
      case 0 -> without(headers, "webhook-signature", body);
      case 1 -> without(headers, "webhook-id", body);
      case 2 -> without(headers, "webhook-timestamp", body);
      case 3 -> signed(OLD, "m-" + i, NOW, body);
      case 4 -> with(headers, "webhook-signature", signature.substring(0, 20), body);
      case 5 -> signed(NEW, "m-" + i, NOW.minusSeconds(301), body);
      case 6 -> signed(NEW, "m-" + i, NOW.plusSeconds(301), body);
      case 7 -> with(headers, "webhook-id", "m-" + (i + 1), body);
      case 8 -> with(headers, "webhook-signature", signature, flipped(body, random));
      case 9 -> with(headers, "webhook-signature", signature, body.replace(",", ", "));
      case 10 -> with(headers, "webhook-signature", "v0" + signature.substring(2), body);
      case 11 -> with(headers, "webhook-signature", "v1,AAAA v1,???? v2,x", body);
      case 12 -> with(headers, "webhook-timestamp", "soon", body);
      case 13 -> with(headers, "webhook-signature", "", body);
      default -> throw new IllegalStateException();
    };
  }

  private static String flipped(String body, Random random) {
    byte[] bytes = body.getBytes(UTF_8);
    bytes[random.nextInt(bytes.length)] ^= 1;
    return new String(bytes, UTF_8);
  }

  @Test
  void zendeskSignsTheTimeAsWrittenAndTheBody() throws Exception {
    String at = "2026-03-01T11:58:00Z";
    String body = "{\"type\":\"zen:event-type:ticket.created\"}";
    String good = base64(mac("zd-secret".getBytes(UTF_8), at + body));

    Signature.zendesk(zendesk(good, at, body), "old zd-secret", NOW);

    for (HttpRequest bad :
        new HttpRequest[] {
          zendesk(good, at, body + " "),
          zendesk(good, "2026-03-01T11:58:01Z", body),
          zendesk(good, "2026-03-01T11:54:59Z", body),
          zendesk(good, "", body),
          zendesk("", at, body),
          zendesk("not base64!", at, body)
        }) {
      assertThatExceptionOfType(BadRequest.class)
          .isThrownBy(() -> Signature.zendesk(bad, "zd-secret", NOW));
    }
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> Signature.zendesk(zendesk(good, at, body), "another", NOW));
  }

  private static HttpRequest zendesk(String signature, String at, String body) {
    return request(
        Map.of(
            "X-Zendesk-Webhook-Signature", signature,
            "X-Zendesk-Webhook-Signature-Timestamp", at),
        body);
  }

  private static HttpRequest signed(String secret, String id, Instant at, String body)
      throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String seconds = Long.toString(at.getEpochSecond());
    String signature = base64(mac(key, id + "." + seconds + "." + body));
    return request(
        Map.of(
            "webhook-id", id, "webhook-timestamp", seconds, "webhook-signature", "v1," + signature),
        body);
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static HttpRequest without(Map<String, String> headers, String name, String body) {
    headers.remove(name);
    return request(headers, body);
  }

  private static HttpRequest with(
      Map<String, String> headers, String name, String value, String body) {
    headers.put(name, value);
    return request(headers, body);
  }

  private static HttpRequest request(Map<String, String> headers, String body) {
    return new HttpRequest("POST", "/hooks/mentions", headers, Map.of(), body.getBytes(UTF_8));
  }
}
