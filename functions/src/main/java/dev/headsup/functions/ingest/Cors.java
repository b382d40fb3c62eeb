package dev.headsup.functions.ingest;

import dev.headsup.aws.lambda.HttpResponse;
import java.util.Map;

/// What browsers ask before a page of another origin may send to us and read the answer.
///
/// Any page may: a public write key is public, and it is in the request itself, never in a cookie.
/// So there is one answer for all origins, it repeats nothing that was sent, and credentials are
/// not allowed. Docs: decision 0012, and `https://fetch.spec.whatwg.org/#http-cors-protocol`.
final class Cors {
  /// The longest time that a browser keeps the answer to a preflight (Chromium; others keep more).
  private static final String TWO_HOURS = "7200";

  /// `*` stands for every header but this one, which has to be named.
  private static final String HEADERS = "Authorization, *";

  private Cors() {}

  /// The answer to `OPTIONS` at a door.
  static HttpResponse preflight(Door door) {
    String methods = door.method() + ", OPTIONS";
    return new HttpResponse(
        204,
        Map.of(
            "Allow", methods,
            "Access-Control-Allow-Methods", door.method(),
            "Access-Control-Allow-Headers", HEADERS,
            "Access-Control-Max-Age", TWO_HOURS),
        "");
  }

  /// Lets a page read an answer, errors too, with the pause that they ask for.
  static HttpResponse readable(HttpResponse answer) {
    return answer
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "Retry-After");
  }
}
