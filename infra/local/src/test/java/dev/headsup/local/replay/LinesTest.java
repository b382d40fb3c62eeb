package dev.headsup.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LinesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aSegmentCallIsSentAsItIsWritten() {
    String text =
        "{\"type\":\"track\","
            + " \"messageId\":\"m\",\"event\":\"A\",\"properties\":{\"x\":1.10},\"timestamp\":\"2026-01-05T10:00:00+01:00\"}";

    Line.Call call = call(text);

    assertThat(call.json()).isEqualTo(text);
    assertThat(call.happened()).contains(Instant.parse("2026-01-05T09:00:00Z"));
  }

  @Test
  void aCloudEventBecomesATrackCall() throws Exception {
    String text =
        """
        {"specversion":"1.0","id":"7","source":"/shop","type":"Import Failed","subject":"ana",
         "time":"2026-01-05T09:00:00Z","data":{"error_code":"E42"}}\
        """;

    Line.Call call = call(text);

    assertThat(JSON.readTree(call.json()))
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"track","event":"Import Failed","userId":"ana","messageId":"/shop#7",
                 "properties":{"error_code":"E42"},"timestamp":"2026-01-05T09:00:00Z"}\
                """));
    assertThat(call.happened()).contains(Instant.parse("2026-01-05T09:00:00Z"));
  }

  @Test
  void aCloudEventWithoutACustomerIsRefusedByName() {
    assertThat(bad("{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"A\"}"))
        .isEqualTo("a CloudEvent needs 'subject'");
    assertThat(
            bad(
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"A\",\"subject\":\"u\",\"data\":[1]}"))
        .contains("'data'");
  }

  @Test
  void aCallWithoutAnIdGetsOneThatIsTheSameNextTimeButItsOwn() throws Exception {
    String text = "{\"type\":\"track\",\"event\":\"A\",\"userId\":\"u\"}";

    String first = id(Lines.read(3, text));

    assertThat(first).isNotEmpty().isEqualTo(id(Lines.read(3, text)));
    assertThat(id(Lines.read(4, text))).isNotEqualTo(first);
  }

  @Test
  void aTimeThatIsNoTimeLeavesTheCallToTheDoor() {
    assertThat(call("{\"type\":\"page\",\"userId\":\"u\",\"timestamp\":\"soon\"}").happened())
        .isEmpty();
  }

  private static Line.Call call(String text) {
    assertThat(Lines.read(1, text)).isInstanceOf(Line.Call.class);
    return (Line.Call) Lines.read(1, text);
  }

  private static String bad(String text) {
    assertThat(Lines.read(1, text)).isInstanceOf(Line.Bad.class);
    return ((Line.Bad) Lines.read(1, text)).reason();
  }

  private static String id(Line line) throws Exception {
    return JSON.readTree(((Line.Call) line).json()).path("messageId").asText();
  }
}
