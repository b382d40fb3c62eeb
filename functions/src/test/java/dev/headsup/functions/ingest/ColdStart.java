package dev.headsup.functions.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The first call of a fresh function, in a process of its own: prints the answer.
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] arguments) throws IOException {
    IngestHandler handler = new IngestHandler();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(FakeQueue.event()), out, new NoContext());
    System.out.println(out.toString(StandardCharsets.UTF_8));
  }
}
