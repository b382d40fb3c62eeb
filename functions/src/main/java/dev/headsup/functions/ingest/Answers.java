package dev.headsup.functions.ingest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.Packed;
import java.time.Duration;
import java.util.stream.Collectors;

/// Every answer of the door. Clients drop events on 4xx (but 429) and try again on 429 and 503; a
/// 3xx would count as delivered and a bare 5xx would be retried without pause, so neither exists.
final class Answers {
  private static final String RETRY_AFTER = "Retry-After";

  private Answers() {}

  /// 200: the events are queued, also those that were refused, for the quarantine.
  static HttpResponse taken(Packed packed) {
    String problems = packed.found().stream().map(Answers::told).collect(Collectors.joining(","));
    String more = problems.isEmpty() ? "" : ",\"problems\":[" + problems + "]";
    String counts = "\"accepted\":" + packed.accepted() + ",\"refused\":" + packed.refused();
    return HttpResponse.json(200, "{\"success\":true," + counts + more + "}");
  }

  private static String told(Packed.Found found) {
    String reason = quoted(found.problem().reason().word());
    String detail = quoted(found.problem().detail());
    return "{\"event\":" + found.index() + ",\"reason\":" + reason + ",\"detail\":" + detail + "}";
  }

  /// 400: sending it again will not help.
  static HttpResponse bad(String error, String detail) {
    return error(400, error, detail);
  }

  /// 400, or 415 for events in a format that we do not read: sending it again will not help.
  static HttpResponse bad(BadBody bad) {
    return error(bad.error().equals("unknown-format") ? 415 : 400, bad.error(), bad.detail());
  }

  /// 200: a sender of CloudEvents asked whether it may send. It may, whoever it is and as fast as
  /// it likes: the key decides at each request. Source: `http-webhook.md` of CloudEvents 1.0.
  static HttpResponse welcome() {
    return done()
        .with("Allow", "POST, OPTIONS")
        .with("WebHook-Allowed-Origin", "*")
        .with("WebHook-Allowed-Rate", "*");
  }

  /// 401: no key, or none of ours.
  static HttpResponse unknownKey() {
    return error(
            401,
            "unknown-write-key",
            "Send a write key as the user name of Basic authentication, with an empty password, or"
                + " as writeKey in the body, or with a CloudEvent as Bearer token. A key that was"
                + " made just now opens within five seconds. The owner of this deployment has the"
                + " keys")
        .with("WWW-Authenticate", "Basic realm=\"headsup\"");
  }

  /// 404: nothing here.
  static HttpResponse unknownPath() {
    return error(404, "unknown-path", Door.ALL);
  }

  /// 404: no settings for this key, whatever it is.
  static HttpResponse unknownProject() {
    return error(404, "unknown-project", "No public write key of this deployment is in the path");
  }

  /// 405: each door has one method.
  static HttpResponse wrongMethod(Door door) {
    return error(405, "wrong-method", Door.ALL).with("Allow", door.method() + ", OPTIONS");
  }

  /// 200: there is nothing to do.
  static HttpResponse done() {
    return HttpResponse.json(200, "{\"success\":true}");
  }

  /// 429: the queue asks us to slow down.
  static HttpResponse slower() {
    return error(
            429,
            "too-many-requests",
            "The events are not safely taken; send them again after the pause")
        .with(RETRY_AFTER, "10");
  }

  /// 429: this key sends more than its rate, and none of the request's events are taken.
  static HttpResponse tooFast(Duration pause) {
    return error(
            429,
            "rate-exceeded",
            "This write key sends more events than its rate allows; send them again after the"
                + " pause. The owner of this deployment can give it a higher rate")
        .with(RETRY_AFTER, Long.toString(pause.plusMillis(999).toSeconds()));
  }

  /// 503: the events are not queued, or not all of them. Those sent again are recognised by their
  /// messageId.
  static HttpResponse notNow() {
    return error(503, "not-now", "The events are not safely taken; send them again after the pause")
        .with(RETRY_AFTER, "5");
  }

  private static HttpResponse error(int status, String error, String detail) {
    return HttpResponse.json(
        status,
        "{\"success\":false,\"error\":" + quoted(error) + ",\"detail\":" + quoted(detail) + "}");
  }

  /// A text as JSON, with its quotes.
  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
