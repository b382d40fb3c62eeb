package dev.headsup.functions.ingest;

import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.KeyKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What Segment's browser and mobile clients fetch before they start: no other destination, no
/// filter, and this very address to send events to. The form is Segment's (`settings` of
/// `@segment/analytics-next` 1.84).
///
/// Only a public key gets an answer. A server key has no business in a browser, and is answered as
/// an unknown one, so that nobody learns here which keys exist.
final class BrowserSettings {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private final Function<String, Optional<KeyKind>> keys;

  /// @param keys tells what kind of key a text is
  BrowserSettings(Function<String, Optional<KeyKind>> keys) {
    this.keys = keys;
  }

  HttpResponse answer(String key, HttpRequest request) {
    if (keys.apply(key).filter(kind -> kind == KeyKind.PUBLIC).isEmpty()) {
      return Answers.unknownProject();
    }
    // What a browser sent to reach us is where it can reach us again.
    String host = request.header("host").orElse("");
    if (!HOST.matcher(host).matches()) {
      return Answers.bad("not-a-request", "The request has no Host header that names a host");
    }
    boolean plain = request.header("x-forwarded-proto").orElse("https").equals("http");
    return HttpResponse.json(200, settings(key, host + "/v1", plain ? "http" : "https"))
        // A revoked key is refused at every door at once; this only saves questions.
        .with("Cache-Control", "private, max-age=300");
  }

  private static String settings(String key, String apiHost, String protocol) {
    return """
    {"integrations":{"Segment.io":{"apiKey":%s,"apiHost":%s,"protocol":%s,\
    "addBundledMetadata":false,"unbundledIntegrations":[]}},\
    "plan":{"track":{"__default":{"enabled":true,"integrations":{}}},\
    "identify":{"__default":{"enabled":true}},"group":{"__default":{"enabled":true}}},\
    "edgeFunction":{},"analyticsNextEnabled":true,"middlewareSettings":{},"enabledMiddleware":{},\
    "metrics":{"sampleRate":0,"host":%2$s},"legacyVideoPluginsEnabled":false,"remotePlugins":[]}\
    """
        .formatted(Answers.quoted(key), Answers.quoted(apiHost), Answers.quoted(protocol));
  }
}
