package dev.headsup.functions.preferences.inbox;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Every answer of the inbox besides its content.
///
/// A page of any origin may ask and read: what counts is the token, which is in the request itself
/// and never in a cookie, so no other site can act for a customer (decision 0018).
final class Answers {
  private static final String TWO_HOURS = "7200";

  private Answers() {}

  static HttpResponse preflight() {
    return new HttpResponse(
        204,
        Map.of(
            "Access-Control-Allow-Methods", "GET, POST",
            "Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match",
            "Access-Control-Max-Age", TWO_HOURS),
        "");
  }

  /// Lets a page read an answer, refusals too.
  static HttpResponse readable(HttpResponse answer) {
    return answer
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "ETag, Retry-After");
  }

  /// The content, or 304 where the client has it already.
  static HttpResponse unlessKnown(String json, HttpRequest request) {
    String tag = tag(json);
    HttpResponse answer =
        request.header("if-none-match").filter(tag::equals).isPresent()
            ? new HttpResponse(304, Map.of(), "")
            : HttpResponse.json(200, json);
    return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  static String tag(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /// 401: the product gets a new token and asks again.
  static BadRequest noToken() {
    return new BadRequest(
        401,
        "no-token",
        "Send a customer's token as Bearer; your server gets one at POST /inbox/token. There is"
            + " none here, or it is over, or it is none of ours",
        Map.of("WWW-Authenticate", "Bearer"));
  }

  /// 404, the same for what there never was and what is somebody else's.
  static BadRequest noItem() {
    return new BadRequest(
        404, "no-such-item", "This customer has no such item, or no such version of it");
  }

  static BadRequest unknownPath() {
    return new BadRequest(
        404,
        "unknown-path",
        "GET /inbox/items, GET /inbox/counts, POST /inbox/items/{id}/{mark} with seen, read,"
            + " clicked, archived or reply, POST /inbox/token, GET /inbox/headsup-inbox.js");
  }

  static BadRequest wrongMethod(String method) {
    return new BadRequest(
        405, "wrong-method", "This address answers " + method, Map.of("Allow", method));
  }

  /// 503: it was not the client's fault.
  static HttpResponse notNow() {
    return HttpResponse.json(
            503, "{\"success\":false,\"error\":\"not-now\",\"detail\":\"Try again later\"}")
        .with("Retry-After", "5");
  }
}
