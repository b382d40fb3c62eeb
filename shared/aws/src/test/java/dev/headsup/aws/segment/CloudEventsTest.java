package dev.headsup.aws.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.aws.segment.CloudEvents.Mode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"7","source":"/imports","type":"Import Failed","subject":"ana",
       "time":"2026-03-01T11:00:00Z","data":{"error_code":"COLUMN_MISSING","rows":3}}
      """;

  @ParameterizedTest
  @CsvSource({
    "application/json, BINARY",
    "'', BINARY",
    "application/cloudevents+json, STRUCTURED",
    "Application/CloudEvents+JSON; charset=utf-8, STRUCTURED",
    "application/cloudevents, STRUCTURED",
    "application/cloudevents-batch+json, BATCHED",
    "application/cloudevents-batch, BATCHED",
    "application/cloudevents+xml, ",
    "application/cloudevents-batch+avro, "
  })
  void theContentTypeSaysTheMode(String contentType, Mode mode) {
    assertThat(CloudEvents.mode(contentType).orElse(null)).isEqualTo(mode);
  }

  @Test
  void aNameThatOnlyWeWriteIsRefused() throws BadBody {
    String forged = EVENT.replace("Import Failed", "headsup:incident");

    Packed packed =
        Packer.pack(CloudEvents.structured(forged.getBytes(UTF_8)), KeyKind.SERVER, Calls.RECEIVED);

    assertThat(packed.accepted()).isZero();
    assertThat(packed.found().getFirst().problem().reason()).isEqualTo(Reason.RESERVED_EVENT_NAME);
  }

  @Test
  void anEventMeansTheSameInEveryMode() throws BadBody {
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "7",
            "ce-source", "/imports",
            "ce-type", "Import%20Failed",
            "ce-subject", "ana",
            "ce-time", "2026-03-01T11:00:00Z",
            "content-type", "application/json");
    String data = "{\"error_code\":\"COLUMN_MISSING\",\"rows\":3}";
    String base64 =
        EVENT.replaceFirst(
            "\"data\":\\{.*}}",
            "\"data_base64\":\""
                + Base64.getEncoder().encodeToString(data.getBytes(UTF_8))
                + "\"}");

    Observation structured = theOne(CloudEvents.structured(EVENT.getBytes(UTF_8)));

    assertThat(structured.customer()).isEqualTo(CustomerId.known("ana"));
    assertThat(structured.event()).isEqualTo("Import Failed");
    assertThat(structured.at()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(structured.id().value()).isEqualTo("/imports 7");
    assertThat(structured.properties().values())
        .containsEntry("error_code", new Value.Text("COLUMN_MISSING"))
        .containsEntry("rows", new Value.Num(3));
    assertThat(theOne(CloudEvents.binary(headers, data.getBytes(UTF_8)))).isEqualTo(structured);
    assertThat(theOne(CloudEvents.batched(("[" + EVENT + "]").getBytes(UTF_8))))
        .isEqualTo(structured);
    assertThat(theOne(CloudEvents.structured(base64.getBytes(UTF_8)))).isEqualTo(structured);
  }

  /// S12
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'headsup':'a1.2.1772452800'                          | 2
          'headsup':'a1.2.1772452800','data':{'headsup':'a'}   | 2
          'data':{'headsup':'a1.3.1772452800'}                 | 3
          'headsup':'something of their own'                   | 0
          'headsup':7                                          | 0
          'headsup':{'a':1}                                    | 0
          'data':{}                                            | 0
          """)
  void theLineageOfAMessageComesBack(String members, int hops) throws BadBody {
    Lineage lineage = theOne(structured("'subject':'ana'," + members)).lineage();

    assertThat(lineage == null ? 0 : lineage.hops()).isEqualTo(hops);
  }

  /// S12
  @Test
  void theLineageComesBackInAHeaderToo() throws BadBody {
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "7",
            "ce-source", "/imports",
            "ce-type", "Import%20Failed",
            "ce-subject", "ana",
            "ce-headsup", "a1.2.1772452800");

    assertThat(theOne(CloudEvents.binary(headers, "{}".getBytes(UTF_8))).lineage())
        .isEqualTo(new Lineage("a1", 2, Instant.ofEpochSecond(1_772_452_800)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'subject':'ana'                                                        | ana
          'subject':'orders/7','userid':'ana'                                    | ana
          'subject':'orders/7','data':{'userId':'ana'}                           | ana
          'subject':'orders/7','data':{'userId':42}                              | 42
          'subject':'orders/7','data':{'anonymousId':'x'}                        | anonymous:x
          'subject':'orders/7','anonymousid':'x'                                 | anonymous:x
          'userid':'ana','data':{'userId':'bob'}                                 | ana
          'subject':'ana','data':{'userId':''}                                   | ana
          'subject':'ana','data':{'nested':{'userId':'bob'}}                     | ana
          'subject':'ana','data':[{'userId':'bob'}]                              | ana
          """)
  void theCustomerIsWhomTheEventNamesBeforeItsSubject(String members, String customer)
      throws BadBody {
    assertThat(theOne(structured(members)).customer().value()).isEqualTo(customer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'data':5                                 | data   | 5
          'data':'five'                            | data   | five
          'data':{'a':1}                           | a      | 1
          'data_base64':'eyJhIjoxfQ=='             | a      | 1
          'data_base64':'NQ=='                     | data   | 5
          'data':{'a':1},'data_base64':'NQ=='      | a      | 1
          """)
  void dataOfEveryKindIsKept(String members, String property, String value) throws BadBody {
    assertThat(theOne(structured("'subject':'ana'," + members)).properties().values())
        .hasSize(1)
        .extractingByKey(property)
        .hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'subject':'a','specversion':'0.3'        | wrong-specversion
          'subject':'a','specversion':null         | wrong-specversion
          'subject':'a','id':''                    | missing-attribute
          'subject':'a','source':null              | missing-attribute
          'subject':'a','type':'\\t'               | bad-attribute
          'subject':'a','type':' '                 | missing-attribute
          'subject':'a','id':{}                    | bad-attribute
          'subject':'a','source':'a b'             | bad-attribute
          'subject':'a\\r\\nx'                     | bad-attribute
          'subject':'\\ud800'                      | bad-attribute
          'userid':['a']                           | bad-attribute
          'data':{'userId':'\\u0007'}              | bad-id
          'data':{'a':1}                           | no-customer
          'subject':' '                            | bad-id
          'subject':'a','time':'yesterday'         | bad-timestamp
          'subject':'a','time':'2026-03-01T13:00Z' | from-the-future
          'subject':'a','data_base64':'%%'         | data-not-json
          'subject':'a','data_base64':'eyJhIjo='   | data-not-json
          'subject':'a','data_base64':'/w=='       | data-not-json
          """)
  void aBadEventIsRefusedByName(String members, String reason) throws BadBody {
    Packed packed = pack(structured(members));

    assertThat(packed.found())
        .singleElement()
        .extracting(found -> found.problem().reason().word())
        .isEqualTo(reason);
    TelemetryMessage message = TelemetryMessage.read(packed.bodies().getFirst());
    assertThat(message.events()).isEmpty();
    assertThat(message.refused()).extracting("reason").containsExactly(reason);
  }

  @Test
  void aBadEventDoesNotTakeItsBatchAlong() throws BadBody {
    String large = EVENT.replace("COLUMN_MISSING", "x".repeat(Limits.EVENT));
    String deep = EVENT.replace("3}", "[".repeat(40) + "]".repeat(40) + "}");
    String batch = String.join(",", EVENT, "5", large, EVENT.replace("\"7\"", "null"), deep, EVENT);

    Packed packed = pack(CloudEvents.batched(("[" + batch + "]").getBytes(UTF_8)));

    assertThat(packed.accepted()).isEqualTo(2);
    assertThat(packed.found())
        .extracting(found -> found.index() + " " + found.problem().reason().word())
        .containsExactly(
            "1 not-an-object", "2 event-too-large", "3 missing-attribute", "4 too-deep");
  }

  @Test
  void twoSourcesMayGiveTheSameId() throws BadBody {
    String other = EVENT.replace("/imports", "/exports");

    List<String> ids =
        behaviours(CloudEvents.batched(("[" + EVENT + "," + other + "]").getBytes(UTF_8))).stream()
            .map(behaviour -> behaviour.id().value())
            .toList();

    assertThat(ids).containsExactly("/imports 7", "/exports 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
          50%25                           | 50%
          %2525                           | %25
          "a b"                           | a b
          "say \\"hi\\""                  | say "hi"
          "%41"                           | A
          %61na                           | ana
          """)
  void aHeaderIsUnquotedAndDecodedOnce(String sent, String subject) throws BadBody {
    assertThat(theOne(binary("ce-subject", sent, "")).customer().value()).isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource({
    "50%, bad-attribute",
    "%zz, bad-attribute",
    "%C3%28, bad-attribute",
    "%0D%0ASet-Cookie: a=b, bad-attribute",
    "%00, bad-attribute"
  })
  void aHeaderThatIsWronglyEncodedIsRefusedByName(String sent, String reason) throws BadBody {
    assertThat(pack(binary("ce-subject", sent, "")).found())
        .singleElement()
        .extracting(found -> found.problem().reason().word())
        .isEqualTo(reason);
  }

  @Test
  void dataThatIsNotJsonIsRefusedAndKept() throws BadBody {
    Packed packed = pack(binary("ce-subject", "ana", "<order/>"));

    assertThat(packed.found())
        .singleElement()
        .extracting(found -> found.problem().reason())
        .isEqualTo(Reason.DATA_NOT_JSON);
    assertThat(TelemetryMessage.read(packed.bodies().getFirst()).refused().getFirst().event())
        .contains(Base64.getEncoder().encodeToString("<order/>".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          STRUCTURED | []           | not-an-object
          STRUCTURED | {} {}        | not-json
          STRUCTURED |              | not-an-object
          BATCHED    | {}           | not-a-list
          BATCHED    | [            | not-json
          BATCHED    | [{'id':}]    | not-json
          BINARY     | {}           | not-a-cloud-event
          """)
  void aBodyThatIsNoneIsRefusedAsAWhole(Mode mode, String body, String error) {
    byte[] bytes = body == null ? new byte[0] : body.replace('\'', '"').getBytes(UTF_8);

    assertThatExceptionOfType(BadBody.class)
        .isThrownBy(() -> {
          switch (mode) {
            case STRUCTURED -> CloudEvents.structured(bytes);
            case BATCHED -> CloudEvents.batched(bytes);
            case BINARY -> CloudEvents.binary(Map.of("content-type", "application/json"), bytes);
          }
        })
        .satisfies(bad -> assertThat(bad.error()).isEqualTo(error));
  }

  private static SegmentBody binary(String name, String value, String body) throws BadBody {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce-specversion", "1.0");
    headers.put("ce-id", "7");
    headers.put("ce-source", "/imports");
    headers.put("ce-type", "e");
    headers.put(name, value);
    return CloudEvents.binary(headers, body.getBytes(UTF_8));
  }

  private static SegmentBody structured(String members) throws BadBody {
    // Of two members of one name the last one counts.
    String event = "{'specversion':'1.0','id':'7','source':'/s','type':'e'," + members + "}";
    return CloudEvents.structured(event.replace('\'', '"').getBytes(UTF_8));
  }

  private static Observation theOne(SegmentBody body) {
    return behaviours(body).getFirst();
  }

  private static List<Observation> behaviours(SegmentBody body) {
    Packed packed = pack(body);
    assertThat(packed.found()).isEmpty();
    return packed.bodies().stream()
        .flatMap(message -> TelemetryMessage.read(message).events().stream())
        .map(incoming -> ((Incoming.Did) incoming).observation())
        .toList();
  }

  private static Packed pack(SegmentBody body) {
    return Packer.pack(body, KeyKind.SERVER, NOW);
  }
}
