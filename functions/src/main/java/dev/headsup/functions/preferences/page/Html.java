package dev.headsup.functions.preferences.page;

import dev.headsup.aws.lambda.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/// Answers for a browser. A page loads its style from here and nothing else; nothing inline runs,
/// nobody may frame it, nobody may keep it, and its address, which opens it, goes to nobody.
final class Html {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  private Html() {}

  static HttpResponse page(int status, String html) {
    return new HttpResponse(
        status,
        headers(Map.of("content-type", "text/html; charset=utf-8", "cache-control", "no-store")),
        html);
  }

  static HttpResponse style(String css) {
    return new HttpResponse(
        200,
        headers(
            Map.of(
                "content-type",
                "text/css; charset=utf-8",
                "cache-control",
                "public, max-age=31536000, immutable")),
        css);
  }

  static HttpResponse seeOther(String path) {
    return new HttpResponse(
        303, headers(Map.of("location", path, "cache-control", "no-store")), "");
  }

  private static Map<String, String> headers(Map<String, String> own) {
    Map<String, String> all = new TreeMap<>(own);
    all.put("content-security-policy", POLICY);
    all.put("x-content-type-options", "nosniff");
    all.put("referrer-policy", "same-origin");
    all.put("x-robots-tag", "noindex, nofollow");
    all.put("cross-origin-opener-policy", "same-origin");
    all.put("cross-origin-resource-policy", "same-origin");
    all.put("strict-transport-security", "max-age=31536000");
    return all;
  }
}
