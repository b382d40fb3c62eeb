package dev.headsup.functions.console;

import dev.headsup.functions.console.signin.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the console answers.
record Reply(int status, Map<String, String> headers, String body, List<Cookie.Set> cookies) {
  /// Everything that a page may load comes from here; nothing inline runs or styles.
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  /// A message in its frame: its own inline style, no script, nothing loaded from anywhere. Set
  /// apart from the page, since a frame made of `srcdoc` would inherit a policy that takes its
  /// styles away.
  private static final String FRAME_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'self'";

  private static final String HTML = "text/html; charset=utf-8";

  Reply {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  private Reply(int status, Map<String, String> headers, String body) {
    this(status, headers, body, List.of());
  }

  /// This answer with another status.
  Reply as(int other) {
    return new Reply(other, headers, body, cookies);
  }

  /// This answer with a header more.
  Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, cookies);
  }

  /// This answer with a cookie more.
  Reply with(Cookie.Set cookie) {
    List<Cookie.Set> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Reply(status, headers, body, more);
  }

  static Reply page(int status, String html) {
    return new Reply(status, headers(HTML, PAGE_POLICY, "no-store"), html);
  }

  /// A message as its own document, for the sandboxed frame of a page.
  static Reply framed(String html) {
    return new Reply(200, headers(HTML, FRAME_POLICY, "no-store"), html);
  }

  /// A file that never changes under its address.
  static Reply asset(String type, String text) {
    return new Reply(200, headers(type, PAGE_POLICY, "public, max-age=31536000, immutable"), text);
  }

  /// Nothing changed since the last look.
  static Reply same() {
    return new Reply(204, headers(HTML, PAGE_POLICY, "no-store"), "");
  }

  static Reply seeOther(String url) {
    return new Reply(303, headers(HTML, PAGE_POLICY, "no-store"), "").with("location", url);
  }

  private static Map<String, String> headers(String type, String policy, String cache) {
    return Map.of(
        "content-type",
        type,
        "content-security-policy",
        policy,
        "cache-control",
        cache,
        "x-content-type-options",
        "nosniff",
        // Not "no-referrer": with that a browser says of our own forms that they come from nowhere.
        "referrer-policy",
        "same-origin",
        "cross-origin-opener-policy",
        "same-origin",
        "cross-origin-resource-policy",
        "same-origin",
        "strict-transport-security",
        "max-age=31536000");
  }
}
