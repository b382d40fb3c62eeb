package dev.headsup.functions.ingest;

import dev.headsup.aws.lambda.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The description of all doors in OpenAPI 3.1, a file that is served as it is. `OpenApiTest` holds
/// it and the handler together, `OtherDoorsTest` it and the doors of other functions.
final class Description {
  private static final String FILE = "/ingest/openapi.json";

  private Description() {}

  static HttpResponse answer() {
    try (InputStream file = Description.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The zip has no " + FILE);
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return HttpResponse.json(200, text).with("Cache-Control", "public, max-age=3600");
    } catch (IOException broken) {
      throw new UncheckedIOException(FILE + " cannot be read", broken);
    }
  }
}
