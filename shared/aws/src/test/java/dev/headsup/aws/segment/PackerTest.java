package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.engine.signal.Quarantine.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackerTest {
  private static final String GOOD = "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\"}";

  @Test
  void anOrdinaryBatchBecomesOneMessageWithItsEventsByteForByte() throws BadBody {
    String odd =
        "{ \"event\" : \"f\\u00fcr \\ud83d\\ude00 für 😀\",\t\"type\":\"track\", \"x\":1.0e+1,"
            + " \"userId\":\"ana\"}";

    Packed packed =
        Calls.pack(
            "{\"batch\":["
                + odd
                + ","
                + GOOD
                + "],\"sentAt\":\"2026-03-01T11:59:59Z\",\"writeKey\":\"k\","
                + "\"context\":{\"library\":{\"name\":\"lib\"}}}",
            KeyKind.PUBLIC);

    assertThat(packed.bodies())
        .containsExactly(
            "{\"v\":1,\"key\":\"public\",\"received\":\"2026-03-01T12:00:00Z\","
                + "\"sent\":\"2026-03-01T11:59:59Z\",\"events\":["
                + odd
                + ","
                + GOOD
                + "],\"refused\":[]}");
    assertThat(packed.accepted()).isEqualTo(2);
    assertThat(packed.found()).isEmpty();
  }

  @Test
  void aServerKeysSharedContextTravelsOnce() throws BadBody {
    Packed packed =
        Calls.pack(
            "{\"context\":{\"locale\":\"de\"},\"batch\":[" + GOOD + "," + GOOD + "]}",
            KeyKind.SERVER);

    assertThat(packed.bodies()).hasSize(1);
    assertThat(packed.bodies().getFirst())
        .containsOnlyOnce("\"context\":{\"locale\":\"de\"}")
        .contains("\"key\":\"server\"");
  }

  @Test
  void anEmptyBatchNeedsNoMessage() throws BadBody {
    Packed packed = Calls.pack("{\"batch\":[]}", KeyKind.PUBLIC);

    assertThat(packed).isEqualTo(new Packed(List.of(), 0, 0, List.of()));
  }

  @Test
  void aFullRequestIsSplitAndNothingOfItIsLost() throws BadBody {
    String[] events =
        IntStream.range(0, 2_500)
            .mapToObj(i ->
                "{\"type\":\"track\",\"userId\":\"u%d\",\"event\":\"e\",\"messageId\":\"m%d\",\"properties\":{\"filler\":\"%s\"}}"
                    .formatted(i, i, "x".repeat(100)))
            .toArray(String[]::new);

    Packed packed = Calls.pack(Calls.batch(events), KeyKind.PUBLIC);

    // 240,000 bytes each; the reading checks that.
    assertThat(packed.bodies()).hasSize(3);
    assertThat(Calls.read(packed).events())
        .extracting(each -> ((Incoming.Did) each).observation().customer().value())
        .containsExactlyElementsOf(IntStream.range(0, 2_500).mapToObj(i -> "u" + i).toList());
  }

  @Test
  void aFullRequestOfNothingButRefusedEventsFitsItsMessages() throws BadBody {
    String body =
        Calls.batch(Collections.nCopies(2_500, "{\"\\\"\\\\\\\"\\\\\":1}").toArray(String[]::new));

    Packed packed = Calls.pack(body, KeyKind.PUBLIC);

    assertThat(packed.refused()).isEqualTo(2_500);
    assertThat(packed.found()).hasSize(10);
    assertThat(Calls.read(packed).refused())
        .hasSize(2_500)
        .allSatisfy(refused -> assertThat(refused.event()).isEqualTo("{\"\\\"\\\\\\\"\\\\\":1}"));
  }

  @Test
  void ofAVeryLargeRefusedEventTheBeginningIsKeptAndTheCutIsSaid() throws BadBody {
    String large = GOOD.replace("}", ",\"filler\":\"" + "\\\"".repeat(100_000) + "\"}");

    Packed packed = Calls.pack(Calls.batch(large, GOOD), KeyKind.PUBLIC);

    assertThat(packed.accepted()).isEqualTo(1);
    Refused refused = Calls.read(packed).refused().getFirst();
    assertThat(refused.reason()).isEqualTo("event-too-large");
    assertThat(refused.event()).isEqualTo(large.substring(0, 64 * 1024));
    assertThat(refused.detail()).contains("first 64 KB of " + large.length() + " bytes");
  }

  @Test
  void whatAQueueWouldNotTakeIsEscaped() throws BadBody {
    String text = "a\ufffe\uffff\ufffdb";
    String good = GOOD.replace("\"e\"", "\"e\",\n\r\n\"properties\":{\"x\":\"" + text + "\"}");
    String bad = "{\"type\":\"" + text + "\"}";

    Packed packed = Calls.pack(Calls.batch(good, bad), KeyKind.PUBLIC);

    assertThat(packed.bodies().getFirst()).doesNotContain("\ufffe", "\uffff", "\n", "\r");
    TelemetryMessage message = Calls.read(packed);
    assertThat(Calls.did(message.events()).observation().properties().get("x"))
        .hasToString("Optional[" + text + "]");
    assertThat(message.refused().getFirst().event()).isEqualTo(bad);
  }

  @Test
  void aWriteKeyInAnEventIsNeverKept() throws BadBody {
    String key = "\"writeKey\":\"s\\u0065cret-key\"";
    String good = GOOD.replace("}", "," + key + "}");
    String bad = "{" + key + "}";

    Packed batch = Calls.pack(Calls.batch(good, bad), KeyKind.PUBLIC);
    SegmentBody single = SegmentBody.single(good.getBytes(StandardCharsets.UTF_8), "track");

    assertThat(batch.bodies().getFirst()).doesNotContain("cret-key");
    assertThat(single.writeKey()).hasValue("secret-key");
    assertThat(Packer.pack(single, KeyKind.PUBLIC, Calls.RECEIVED).bodies().getFirst())
        .doesNotContain("cret-key");
  }

  @Test
  void aSingleCallGetsTheTypeOfItsPathUnlessItHasOne() throws BadBody {
    assertThat(single("{ \"userId\":\"ana\",\"event\":\"e\"}", "track"))
        .contains("[{\"type\":\"track\", \"userId\":\"ana\",\"event\":\"e\"}]");
    assertThat(single("{\"userId\":\"ana\",\"type\":\"screen\"}", "page"))
        .contains("[{\"userId\":\"ana\",\"type\":\"screen\"}]");
    assertThat(single("{\"userId\":\"ana\",\"type\":null}", "page"))
        .contains("[{\"type\":\"page\",\"userId\":\"ana\",\"type\":null}]");
    assertThat(single("{\"userId\":\"ana\",\"type\":5}", "page")).contains("wrong-type");
  }

  @Test
  void anEventInAnotherEncodingNeverTakesItsBatchAlong() throws BadBody {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("{\"batch\":[" + GOOD + ",").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(GOOD.replace("ana", "zoë").getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes(("," + GOOD.replace("ana", "zoë") + "]}").getBytes(StandardCharsets.UTF_8));

    Packed packed = Calls.pack(body.toByteArray(), KeyKind.PUBLIC);

    assertThat(packed.accepted()).isEqualTo(2);
    assertThat(Calls.read(packed).refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo("not-utf-8"));
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws BadBody {
    assertThat(Calls.pack("\ufeff" + Calls.batch(GOOD), KeyKind.PUBLIC).bodies().getFirst())
        .contains("\"events\":[" + GOOD + "]");
  }

  /// Single quotes stand for double ones.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          not-json       | ~~
          not-an-object  | null
          not-an-object  | [{'type':'track'}]
          not-an-object  | 'x'
          not-json       | {'batch':[
          not-json       | {'batch':[{'type':'track',}]}
          not-json       | {'batch':[NaN]}
          not-json       | {'batch':[]}{}
          not-json       | {'batch':[]} x
          not-json       | {batch:[]}
          no-batch       | {}
          no-batch       | {'batch':{}}
          no-batch       | {'batch':null}
          no-batch       | {'type':'track','userId':'ana','event':'e'}
          wrong-type     | {'batch':[],'context':'x'}
          wrong-type     | {'batch':[],'context':[1]}
          """)
  void aBodyThatIsNoneIsRefusedAsAWhole(String error, String body) {
    String json = body == null ? "" : body.replace('\'', '"');

    assertThatExceptionOfType(BadBody.class)
        .as(json)
        .isThrownBy(() -> Calls.pack(json, KeyKind.PUBLIC))
        .satisfies(
            e -> assertThat(e.error()).isIn(error, json.isEmpty() ? "not-an-object" : error));
  }

  @Test
  void aRequestBeyondItsLimitsIsRefusedAsAWhole() {
    String filler = "x".repeat(Limits.BODY);
    String many = Calls.batch(Collections.nCopies(2_501, "{}").toArray(String[]::new));
    String wide = "{\"batch\":[],\"context\":{\"a\":\"" + "x".repeat(32 * 1024) + "\"}}";

    assertThat(error("{\"batch\":[],\"x\":\"" + filler + "\"}")).isEqualTo("too-large");
    assertThat(error(many)).isEqualTo("too-many-events");
    assertThat(error(wide)).isEqualTo("context-too-large");
    assertThat(error("{\"batch\":[" + "[".repeat(200_000) + "]}")).isEqualTo("too-deep");
    assertThat(error("{\"a\":".repeat(80_000))).isEqualTo("too-deep");
    assertThat(bytesError(Calls.batch(GOOD).getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("not-utf-8");
  }

  private static String error(String body) {
    return bytesError(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String bytesError(byte[] body) {
    try {
      return "accepted " + Calls.pack(body, KeyKind.PUBLIC).accepted();
    } catch (BadBody e) {
      return e.error();
    }
  }

  private static String single(String event, String type) throws BadBody {
    SegmentBody body = SegmentBody.single(event.getBytes(StandardCharsets.UTF_8), type);
    return Packer.pack(body, KeyKind.PUBLIC, Calls.RECEIVED).bodies().getFirst();
  }
}
