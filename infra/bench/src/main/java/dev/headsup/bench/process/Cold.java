package dev.headsup.bench.process;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// One cold call: the handler, the event of a file, an answer that must be a success.
final class Cold {
  private Cold() {}

  @SuppressWarnings("NullAway") // none of these handlers looks at its context
  static void handle(RequestStreamHandler handler, String file) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (InputStream event = Files.newInputStream(Path.of(file))) {
      handler.handleRequest(event, answer, null);
    }
    String said = answer.toString(StandardCharsets.UTF_8);
    if (!said.contains("\"statusCode\":200")) {
      throw new IllegalStateException("The handler said " + said);
    }
  }
}
