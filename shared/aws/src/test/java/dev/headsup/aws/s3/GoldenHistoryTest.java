package dev.headsup.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.GoldenFile;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// E5: lines of the event history stay for years, so every form of them is read for ever.
class GoldenHistoryTest {
  private static final String EVENT =
      "{\"type\":\"track\",\"event\":\"Import Failed\",\"properties\":{\"rows\":12}}";

  @Test
  void anEventOfAServer() throws IOException {
    assertLine("s3/history-server", past(true, "{\"ip\":\"192.0.2.1\"}"));
  }

  @Test
  void anEventOfABrowser() throws IOException {
    assertLine("s3/history-public", past(false, null));
  }

  private static PastEvent past(boolean server, @Nullable String context) {
    return new PastEvent(
        new CustomerId("ana"),
        new EventId("m-1"),
        Instant.parse("2026-03-01T11:59:00.5Z"),
        Instant.parse("2026-03-01T12:00:00Z"),
        server,
        context,
        EVENT);
  }

  private static void assertLine(String golden, PastEvent past) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistoryLine.write(past, out);
    GoldenFile.assertWritten(golden, out.toString(StandardCharsets.UTF_8).strip());

    for (String form : GoldenFile.forms(golden)) {
      String line = GoldenFile.text(form);
      String newer = line.replaceFirst("\\{", "{\"since9\":{\"id\":[9]},\"many\":[{\"at\":9}],");
      for (String one : new String[] {line, newer}) {
        byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
        assertThat(HistoryLine.read(bytes)).as(form).isEqualTo(past);
        assertThat(HistoryLine.head(bytes))
            .as(form)
            .isEqualTo(
                new HistoryLine.Head(
                    past.customer(), past.id().value(), past.at(), past.received()));
      }
    }
  }
}
