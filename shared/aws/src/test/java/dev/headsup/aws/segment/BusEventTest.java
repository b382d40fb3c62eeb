package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusEventTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String EVENT =
      """
      {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"Import Failed",
       "source":"shop.imports","account":"123456789012","time":"2026-03-01T11:59:58Z",
       "region":"eu-central-1","resources":[],
       "detail":{"userId":"ana","error_code":"COLUMN_MISSING","rows":3}}\
      """;

  @Test
  void anEventOfTheBusIsABehaviour() {
    TelemetryMessage message = read(EVENT);

    assertThat(message.refused()).isEmpty();
    assertThat(message.accepted()).hasSize(1);
    Observation behaviour = ((Incoming.Did) message.events().getFirst()).observation();
    assertThat(behaviour.customer()).isEqualTo(CustomerId.known("ana"));
    assertThat(behaviour.event()).isEqualTo("Import Failed");
    assertThat(behaviour.id().value()).isEqualTo("6a7e8feb-b491-4cf7-a9f1-bf3703467718");
    assertThat(behaviour.at()).isEqualTo(Instant.parse("2026-03-01T11:59:58Z"));
    assertThat(behaviour.properties().values())
        .containsEntry("error_code", new Value.Text("COLUMN_MISSING"))
        .containsEntry("rows", new Value.Num(3));
  }

  /// S12
  @Test
  void theLineageOfAMessageComesBackInTheDetail() {
    String because = EVENT.replace("\"rows\":3", "\"headsup\":\"a1.2.1772452800\"");

    Observation behaviour = ((Incoming.Did) read(because).events().getFirst()).observation();

    assertThat(behaviour.lineage())
        .isEqualTo(new Lineage("a1", 2, Instant.ofEpochSecond(1_772_452_800)));
  }

  @Test
  void theProducersOwnIdMakesARepeatedPutTheSameEvent() {
    String own = EVENT.replace("\"rows\":3", "\"messageId\":\"import-7\"");

    Observation behaviour = ((Incoming.Did) read(own).events().getFirst()).observation();

    assertThat(behaviour.id().value()).isEqualTo("import-7");
  }

  @Test
  void aVisitorIsNamedByAnAnonymousId() {
    String visitor = EVENT.replace("\"userId\"", "\"anonymousId\"");

    Observation behaviour = ((Incoming.Did) read(visitor).events().getFirst()).observation();

    assertThat(behaviour.customer()).isEqualTo(CustomerId.anonymous("ana"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "userId":"ana",             |                                   | no-customer
          "userId":"ana"              | "userId":{}                       | no-customer
          "userId":"ana"              | "userId":"\\u0000"                | bad-id
          "userId":"ana"              | "userId":"anonymous:x"            | bad-id
          "Import Failed"             | ""                                | bad-attribute
          "Import Failed"             | ["e"]                             | bad-attribute
          "Import Failed"             | "headsup:contact"                 | reserved-event-name
          "2026-03-01T11:59:58Z"      | null                              | bad-attribute
          "2026-03-01T11:59:58Z"      | "noon"                            | bad-timestamp
          "2026-03-01T11:59:58Z"      | "2026-03-01T12:05:01Z"            | from-the-future
          "rows":3                    | "rows":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] | too-deep
          """)
  void anEventThatIsNoneIsRefusedWithItsReason(String part, String instead, String reason) {
    TelemetryMessage message = read(EVENT.replace(part, instead == null ? "" : instead));

    assertThat(message.events()).isEmpty();
    assertThat(message.refused()).extracting("reason").containsExactly(reason);
  }

  @Test
  void aDetailThatIsNoObjectOrTooLargeIsRefused() {
    String list = EVENT.replaceFirst("\"detail\":\\{.*}}", "\"detail\":[1]}");
    String large = EVENT.replace("COLUMN_MISSING", "x".repeat(200_000));

    assertThat(read(list).refused()).extracting("reason").containsExactly("wrong-type");
    assertThat(read(large).refused())
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo("event-too-large");
          assertThat(refused.event()).startsWith("{\"version\"").hasSize(Limits.REFUSED);
        });
  }

  @Test
  void theSameEventIsRefusedUnderTheSameIdEachTime() {
    String nobody = EVENT.replace("\"userId\":\"ana\",", "");

    assertThat(read(nobody).refused().getFirst().id())
        .isEqualTo(
            TelemetryMessage.read(nobody, NOW.plusSeconds(60), name -> true)
                .refused()
                .getFirst()
                .id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"detail-type\":", "[\"detail-type\"]", "{\"detail-type\":1} x"})
  void whatIsNoJsonObjectIsUnreadable(String body) {
    assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> read(body));
  }

  /// E3: found by fuzzing. A parser takes it for UTF-32, where positions mean something else.
  @Test
  void whatLooksLikeWiderLettersIsUnreadable() {
    String wide = "\0\0\0{\"5\"{\1\2\3\4\"detail-type\"";

    assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> read(wide));
  }

  @Test
  void aMessageOfOursIsNoneOfTheBusWhateverItsEventsSay() {
    String ours =
        """
        {"v":1,"key":"public","received":"2026-03-01T12:00:00Z","events":[{"type":"track",\
        "event":"e","userId":"ana","messageId":"m","detail-type":"Import Failed"}],"refused":[]}\
        """;

    assertThat(((Incoming.Did) read(ours).events().getFirst()).observation().event())
        .isEqualTo("e");
  }

  private static TelemetryMessage read(String body) {
    return TelemetryMessage.read(body, NOW, name -> true);
  }
}
