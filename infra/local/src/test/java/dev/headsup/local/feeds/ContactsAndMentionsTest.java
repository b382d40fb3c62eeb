package dev.headsup.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.functions.Wiring;
import dev.headsup.local.feeds.Requests.Answer;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Contacts with support and public posts, through a whole stack.
class ContactsAndMentionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ZENDESK = "a-secret-of-zendesk";
  private static final String MENTIONS = "whsec_QSBzZWNyZXQgb2Ygc29tZSBtZW50aW9ucw==";

  private StepStack stack;
  private Requests http;
  private Map<String, String> key;

  @BeforeEach
  void start() throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            NOW,
            Set.of("IngestFunction", "TelemetryFunction", "FeedbackFunction", "MentionsFunction"));
    http = new Requests(stack.ingest());
    key = Requests.key(stack.serverKey());
    Wiring doors = new Wiring(stack.environment("FeedbackFunction"), () -> NOW, List.of());
    doors.storedSecrets().put(SecretName.ZENDESK, ZENDESK);
    doors.storedSecrets().put(SecretName.MENTIONS, MENTIONS);
    String ana =
        """
        {"userId":"ana","timestamp":"2026-03-01T11:00:00Z","traits":{"email":"ana@example.com",
         "phone":"+12025550123","handles":{"bluesky":"@Ana.example.com","zendesk":"38112233"}}}
        """;
    assertThat(http.send("POST", "/v1/identify", key, ana).status()).isEqualTo(200);
    stack.work("TelemetryFunction", 10);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private List<Observation> seen() {
    List<Observation> seen = new ArrayList<>();
    for (String body : stack.take("TelemetryFunction")) {
      for (Incoming incoming : TelemetryMessage.read(body).events()) {
        if (incoming instanceof Incoming.Did(Observation observation)) {
          seen.add(observation);
        }
      }
    }
    return seen;
  }

  private Answer contact(String customer, String more) throws IOException {
    return http.send(
        "POST",
        "/v1/contacts",
        key,
        """
        {"source":"helpdesk","id":4711,"customer":%s,"channel":"email",
         "subject":"Import","text":"I am desperate, please let me talk to a human. ZEBRA"%s}
        """
            .formatted(customer, more));
  }

  @Test
  void aContactIsHeardAndGoesOnWithoutItsWords() throws IOException {
    Answer taken = contact("{\"email\":\"ANA@example.com\"}", "");
    Answer closed =
        contact("{\"userId\":\"ana\"}", ",\"closed\":true,\"closedAt\":\"2026-03-01T11:59:00Z\"");

    assertThat(taken.body()).contains("\"taken\":true");
    assertThat(closed.status()).isEqualTo(200);
    List<String> bodies = stack.take("TelemetryFunction");
    assertThat(String.join("", bodies)).doesNotContain("ZEBRA");
    stack.put("TelemetryFunction", bodies);
    List<Observation> seen = seen();
    ContactOpened opened = (ContactOpened) seen.getFirst();
    assertThat(opened.customer().value()).isEqualTo("ana");
    assertThat(opened.stage()).isEqualTo(Stage.OPENED);
    assertThat(opened.contact()).isEqualTo("4711");
    assertThat(opened.topic()).isEqualTo("product");
    assertThat(opened.tone().distress()).isTrue();
    assertThat(opened.tone().wantsPerson()).isTrue();
    assertThat(((ContactOpened) seen.getLast()).stage()).isEqualTo(Stage.CLOSED);
    assertThat(seen.getLast().at()).isEqualTo(Instant.parse("2026-03-01T11:59:00Z"));
  }

  @Test
  void whoIsUnknownIsKeptAsideByName() throws IOException {
    Answer aside = contact("{\"phone\":\"+12025550199\"}", "");

    assertThat(aside.status()).isEqualTo(202);
    assertThat(aside.body()).contains("unknown-customer");
    assertThat(stack.take("TelemetryFunction")).isEmpty();
    List<Refused> kept =
        new Wiring(stack.environment("TelemetryFunction"), () -> NOW, List.of())
            .quarantine()
            .on(LocalDate.of(2026, 3, 1), 10);
    assertThat(kept).extracting(Refused::reason).containsExactly("unknown-customer");
    assertThat(kept.getFirst().event()).contains("+12025550199").doesNotContain("ZEBRA");
  }

  @Test
  void zendeskTellsOfATicketAndItsEndOnceEach() throws IOException {
    String created =
        """
        {"type":"zen:event-type:ticket.created","id":"e-1","time":"2026-03-01T11:58:00.123Z",
         "zendesk_event_version":"2022-11-06","subject":"zen:ticket:5158","account_id":22129848,
         "detail":{"id":"5158","subject":"You charged me twice","description":"Please call me.",
         "requester_id":"38112233","status":"NEW","tags":["x"],"is_public":true,
         "via":{"channel":"web"},"created_at":"2026-03-01T11:58:00Z","external_id":null},
         "event":{}}
        """;
    String solved =
        created
            .replace("ticket.created", "ticket.status_changed")
            .replace("\"event\":{}", "\"event\":{\"current\":\"SOLVED\",\"previous\":\"OPEN\"}");
    for (String body : List.of(created, created, solved)) {
      Map<String, String> signed = Signed.zendesk(ZENDESK, NOW.minusSeconds(60), body);
      assertThat(http.send("POST", "/hooks/zendesk", signed, body).body())
          .contains("\"taken\":true");
    }
    Map<String, String> forged = Signed.zendesk("another", NOW, created);
    assertThat(http.send("POST", "/hooks/zendesk", forged, created).status()).isEqualTo(401);
    assertThat(http.send("POST", "/hooks/zendesk", key, created).status()).isEqualTo(401);

    List<Observation> seen = seen();
    assertThat(seen).hasSize(3);
    assertThat(seen.get(0)).isEqualTo(seen.get(1));
    ContactOpened opened = (ContactOpened) seen.get(0);
    assertThat(opened.customer().value()).isEqualTo("ana");
    assertThat(opened.channel()).isEqualTo("web");
    assertThat(opened.tone().stakes()).containsExactly("billing dispute");
    assertThat(((ContactOpened) seen.get(2)).stage()).isEqualTo(Stage.CLOSED);
    assertThat(seen.get(2).id()).isNotEqualTo(opened.id());
  }

  @Test
  void ofAPostOnlyWhatWasHeardGoesOnAndOnlyOfWhoLinkedTheHandle() throws IOException {
    String post =
        """
        {"id":"p1","source":"bluesky","handle":"ana.example.com","link":"https://x.example.com/1",
         "text":"ZEBRA your checkout is a nightmare"}
        """;
    String stranger = post.replace("ana.example.com", "eve.example.com");

    Answer linked =
        http.send("POST", "/hooks/mentions", Signed.standard(MENTIONS, "m1", NOW, post), post);
    Answer counted =
        http.send(
            "POST", "/hooks/mentions", Signed.standard(MENTIONS, "m2", NOW, stranger), stranger);
    Answer forged =
        http.send("POST", "/hooks/mentions", Signed.standard(MENTIONS, "m1", NOW, post), stranger);

    assertThat(linked.body()).contains("\"linked\":true");
    assertThat(counted.body()).contains("\"linked\":false");
    assertThat(forged.status()).isEqualTo(401);
    List<String> bodies = stack.take("TelemetryFunction");
    assertThat(bodies).hasSize(1);
    assertThat(bodies.getFirst()).doesNotContain("ZEBRA", "eve.example");
    stack.put("TelemetryFunction", bodies);
    MentionSeen mention = (MentionSeen) seen().getFirst();
    assertThat(mention.customer().value()).isEqualTo("ana");
    assertThat(mention.link()).isEqualTo("https://x.example.com/1");
    assertThat(mention.tone().sentiment()).isEqualTo(Tone.Sentiment.NEGATIVE);
  }
}
