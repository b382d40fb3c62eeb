package dev.headsup.functions.preferences.inbox;

import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The web component `<headsup-inbox>`: one module without dependencies, the same for everybody. A
/// browser may keep it for an hour and then asks whether there is a newer one.
final class Component {
  static final String NAME = "headsup-inbox.js";

  private final String text;
  private final String tag;

  Component() {
    try (InputStream file = Component.class.getResourceAsStream("/inbox/" + NAME)) {
      if (file == null) {
        throw new IllegalStateException("inbox/" + NAME + " is missing from the class path");
      }
      text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read inbox/" + NAME, unreadable);
    }
    tag = Answers.tag(text);
  }

  HttpResponse answer(HttpRequest request) {
    boolean known = request.header("if-none-match").filter(tag::equals).isPresent();
    return new HttpResponse(
        known ? 304 : 200,
        Map.of(
            "content-type", "text/javascript; charset=utf-8",
            "Cache-Control", "public, max-age=3600",
            "ETag", tag,
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Resource-Policy", "cross-origin"),
        known ? "" : text);
  }
}
