package dev.headsup.functions.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class TextStatusTest {
  private static String packed(String json) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Test
  void theSampleTellsOfOneThatArrivedAndOneThatNeverWill() throws Exception {
    Path file = Path.of("../events/feedback-texts.json");
    String data =
        new ObjectMapper().readTree(Files.readString(file)).path("awslogs").path("data").asText();

    List<TextStatus> read = TextStatus.read(data);

    assertThat(read)
        .containsExactly(
            new TextStatus(
                "+12025550123",
                new Receipt(
                    Kind.DELIVERED,
                    "34d9b400-c6dd-5444-820d-fbeb0f1f54cf",
                    Instant.parse("2026-01-14T09:21:07.558Z"),
                    "Message has been accepted by phone carrier")),
            new TextStatus(
                "+12025550123",
                new Receipt(
                    Kind.UNDELIVERABLE,
                    "1077257a-92f3-5ca3-bc97-6a915b310625",
                    Instant.parse("2026-01-14T09:21:08.221Z"),
                    "Phone number is opted out")));
  }

  @Test
  void theWordThatTriesTheWayIsNoStatus() throws Exception {
    assertThat(TextStatus.read(packed("{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[]}")))
        .isEmpty();
  }

  @Test
  void whatIsNoDeliveryOfLogsIsRefusedByName() throws Exception {
    for (String data : List.of("", "not base64 at all", packed("[]"), packed("{"))) {
      assertThatExceptionOfType(UnreadableReceipt.class).isThrownBy(() -> TextStatus.read(data));
    }
  }

  /// E4: a small body that becomes a large one.
  @Test
  void whatUnpacksToMoreThanFourMegabytesIsRefused() throws Exception {
    String bomb = packed("{\"messageType\":\"" + "A".repeat(5 << 20) + "\"}");

    assertThatExceptionOfType(UnreadableReceipt.class)
        .isThrownBy(() -> TextStatus.read(bomb))
        .withMessageContaining("4 MB");
  }
}
