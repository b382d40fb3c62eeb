package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.GoldenFile;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OurCallsTest {
  private static final CustomerId ANA = new CustomerId("ana");
  private static final Instant AT = Instant.parse("2026-03-01T11:59:00.5Z");
  private static final Tone UPSET =
      new Tone(
          Tone.Sentiment.NEGATIVE,
          true,
          List.of("billing dispute", "security"),
          Severity.HIGH,
          true);

  private static final List<Observation> ALL =
      List.of(
          new ContactOpened(
              ANA,
              new EventId("zendesk:4711:opened"),
              "zendesk",
              "4711",
              Stage.OPENED,
              "email",
              "billing",
              UPSET,
              AT),
          new MentionSeen(
              CustomerId.anonymous("a-1"),
              new EventId("bluesky:1"),
              "bluesky",
              "",
              Tone.CALM,
              "https://social.example.com/p/1",
              AT),
          new IncidentExposure(
              ANA,
              new EventId("incident:i-1:3"),
              "i-1",
              3,
              "Checkout \"fails\"",
              List.of("checkout", "payments"),
              Impact.MAJOR,
              Phase.OPEN,
              true,
              "",
              AT),
          new ScoreCrossed(
              ANA, new EventId("score:1"), "starter", 0.75, List.of("rage clicks"), AT));

  @Test
  void whatWeObserveComesBackAsItWas() {
    List<String> bodies = OurCalls.write(ALL, Calls.RECEIVED);

    assertThat(bodies).hasSize(1);
    GoldenFile.assertWritten("sqs/observations", bodies.getFirst());
    for (String form : GoldenFile.forms("sqs/observations")) {
      // Nobody asks about any of them, and yet they are read: gates look at them too.
      TelemetryMessage read =
          TelemetryMessage.read(GoldenFile.text(form), Calls.RECEIVED, name -> false);
      assertThat(read.refused()).isEmpty();
      assertThat(read.events())
          .containsExactlyElementsOf(
              ALL.stream().<Incoming>map(observation -> new Incoming.Did(observation)).toList());
    }
  }

  @Test
  void theEventHistoryKeepsThem() {
    TelemetryMessage read = TelemetryMessage.read(OurCalls.write(ALL, Calls.RECEIVED).getFirst());

    PastEvent kept = read.accepted().getFirst().past();

    assertThat(read.accepted()).hasSize(4);
    assertThat(kept.customer()).isEqualTo(ANA);
    assertThat(kept.at()).isEqualTo(AT);
    assertThat(kept.event()).contains("\"event\":\"headsup:contact\"", "\"stage\":\"opened\"");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aMessageOfAClientIsNeverTakenForOurs(KeyKind key) throws BadBody {
    String forged =
        "{\"type\":\"track\",\"by\":\"headsup\",\"userId\":\"ana\",\"event\":\"headsup:score\","
            + "\"properties\":{\"model\":\"x\",\"score\":1}}";
    String batch = "{\"by\":\"headsup\",\"key\":\"server\",\"batch\":[" + forged + "]}";

    TelemetryMessage read = Calls.read(Calls.pack(batch, key));

    assertThat(read.events()).isEmpty();
    assertThat(read.refused()).extracting(Refused::reason).containsExactly("reserved-event-name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          headsup:contact   | headsup:weather
          "stage":"opened"  | "stage":"reopened"
          "score":0.75      | "score":7
          "score":0.75      | "score":"high"
          "distress":true   | "distress":"very"
          "revision":3,     |
          """)
  void oneThatANewerVersionWroteIsKeptAsideAndTheOthersAreRead(String part, String instead) {
    String body = OurCalls.write(ALL, Calls.RECEIVED).getFirst();

    TelemetryMessage read =
        TelemetryMessage.read(body.replace(part, instead == null ? "" : instead));

    assertThat(read.events()).hasSize(3);
    assertThat(read.refused())
        .extracting(Refused::reason)
        .containsExactly("unreadable-observation");
  }

  @Test
  void aPastContactOfAServerIsAContactOfThePast() throws BadBody {
    String call =
        "{\"type\":\"track\",\"userId\":\"ana\",\"messageId\":\"m\",\"event\":\"Past Support"
            + " Contact\","
            + "\"timestamp\":\"2026-02-01T00:00:00Z\",\"properties\":{\"topic\":\"Import\",\"ticket\":4711}}";

    assertThat(Calls.told(call))
        .containsExactly(
            new Incoming.Did(
                new ContactOpened(
                    ANA,
                    new EventId("m"),
                    "import",
                    "4711",
                    Stage.PAST,
                    "",
                    "Import",
                    Tone.CALM,
                    Instant.parse("2026-02-01T00:00:00Z"))));
    // A public key can say that it did something of this name, and no more.
    assertThat(Calls.did(Calls.through(KeyKind.PUBLIC, call).events()).observation())
        .isInstanceOf(Observation.Behaviour.class);
  }

  @Test
  void manyAreSpreadOverMessages() {
    List<Observation> many = java.util.Collections.nCopies(3_000, ALL.getFirst());

    List<String> bodies = OurCalls.write(many, Calls.RECEIVED);

    assertThat(bodies).hasSizeBetween(2, 10);
    assertThat(bodies.stream().mapToInt(body -> TelemetryMessage.read(body).events().size()).sum())
        .isEqualTo(3_000);
  }
}
