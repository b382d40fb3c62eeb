package dev.headsup.aws.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMDCAdapter;

final class JsonLoggerTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BasicMDCAdapter ids = new BasicMDCAdapter();
  private final Logger log = logger("dev.headsup.functions.deliver.Deliver");

  private Logger logger(String name) {
    return new JsonLogger(
        name,
        ids,
        InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z")),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLineIsOneObjectWithTheIdsOfWhatIsWorkedOn() {
    ids.put("request", "r-1");
    ids.put("outreach", "o-1");

    log.warn("Back to the {}: {}\n\"now\"", "queue", 3);

    assertThat(written())
        .isEqualTo(
            "{\"timestamp\":\"2026-03-02T10:00:00Z\",\"level\":\"WARN\",\"logger\":\"dev.headsup.functions.deliver.Deliver\",\"message\":\"Back"
                + " to the queue: 3\\n\\\"now\\\"\",\"outreach\":\"o-1\",\"request\":\"r-1\"}"
                + System.lineSeparator());
  }

  @Test
  void whatWasThrownIsPartOfTheLine() {
    log.error("Cannot render {}", "x", new IllegalStateException("no name"));

    assertThat(written().lines()).hasSize(1);
    assertThat(written())
        .contains("\"message\":\"Cannot render x\"")
        .contains("\"error\":{\"type\":\"java.lang.IllegalStateException\",\"message\":\"no name\"")
        .contains("JsonLoggerTest");
  }

  @Test
  void ourOwnCodeTellsMoreThanLibraries() {
    logger("software.amazon.awssdk.Thing").info("chatter");
    log.debug("detail");
    assertThat(written()).isEmpty();

    logger("software.amazon.awssdk.Thing").warn("trouble");
    log.info("news");
    assertThat(written().lines()).hasSize(2);
  }
}
