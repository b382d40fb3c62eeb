package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.EvidencePack.Seen;
import dev.headsup.engine.handoff.EvidencePack.Sent;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.State;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Cases for people: they are seen, taken by one, and ended with what came of it.
class HandOffPagesTest {
  private static final String ORIGIN = "https://headsup.example.com";

  private final Scene scene = new Scene();
  private final Guests guests = new Guests(() -> scene.now);
  private final Console console = new Console(scene.sources(), guests.door());
  private final CustomerId ana = scene.person("ana", "Ana Ruiz", "Europe/Madrid", Consent.NONE);

  private HandOff open(String id, Duration promise) {
    return scene.handOffs.open(
        new HandOff(
            id,
            ana,
            Scene.IMPORT,
            Reason.DISTRESS,
            Severity.HIGH,
            Scene.NOW.minus(Duration.ofMinutes(5)),
            Scene.NOW.plus(promise),
            new EvidencePack(
                List.of(new Seen("Import Failed", 3, Scene.NOW.minusSeconds(960), Scene.NOW)),
                Map.of("file", "orders.csv"),
                List.of(
                    new Sent("Welcome", Channel.EMAIL, Scene.NOW.minusSeconds(7200), Scene.NOW))),
            null,
            null,
            Set.of()));
  }

  private Reply look(String path, Role role) {
    return console.answer(
        Ask.of(
            "GET",
            path,
            Map.of(),
            Map.of(),
            new Ask.Browser("headsup.example.com", guests.cookies(role), "", "")));
  }

  private Reply post(String path, Map<String, String> fields, Role role) {
    String cookies = guests.cookies(role);
    Map<String, String> form = new HashMap<>(fields);
    form.put("form-token", guests.token(cookies));
    return console.answer(
        Ask.of(
            "POST",
            path,
            Map.of(),
            form,
            new Ask.Browser("headsup.example.com", cookies, ORIGIN, "same-origin")));
  }

  @Test
  void theQueueShowsTheEarliestPromiseFirstWithWhy() {
    open("later", Duration.ofHours(2));
    open("sooner", Duration.ofMinutes(12));
    open("late", Duration.ofMinutes(-3));

    String page = look("/console/hand-offs", Role.VIEWER).body();

    assertThat(page)
        .containsSubsequence("3 min late", "by 14:18, in 12 min", "by 16:06, in 2 h")
        .contains("Ana Ruiz", "they sound distressed", "3 cases that nobody has, 1 of them late");
  }

  @Test
  void anEmptyQueueSaysWhatComesHere() {
    assertThat(look("/console/hand-offs", Role.VIEWER).body())
        .contains("Nobody waits for a person");
  }

  @Test
  void theCaseTellsAllThatAPersonNeedsAndHidesValuesFromViewers() {
    open("c1", Duration.ofMinutes(12));

    String author = look("/console/hand-offs/ana/c1", Role.AUTHOR).body();
    String viewer = look("/console/hand-offs/ana/c1", Role.VIEWER).body();

    assertThat(author)
        .contains("Import Failed", "3 times in 16 min", "orders.csv", "Welcome", "Take this case");
    assertThat(viewer)
        .contains("Import Failed", "shown to the role author")
        .doesNotContain("orders.csv", "Take this case", "How it ended");
    assertThat(look("/console/hand-offs/ana/none", Role.AUTHOR).status()).isEqualTo(404);
  }

  @Test
  void ofTwoWhoTakeItOneHasItAndTheOtherSeesWho() {
    HandOff handOff = open("c1", Duration.ofMinutes(12));
    scene.handOffs.take(ana, "c1", new Taken("Ben", "person-2", Scene.NOW));

    Reply reply = post("/console/hand-offs/ana/c1/take", Map.of(), Role.AUTHOR);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers().get("location")).endsWith("/hand-offs/ana/c1?too-late=1");
    assertThat(look("/console/hand-offs/ana/c1", Role.AUTHOR).body()).contains("with Ben");
    assertThat(scene.handOffs.find(ana, handOff.id()).orElseThrow().state()).isEqualTo(State.TAKEN);
  }

  @Test
  void aSolvedCaseEndsAndLetsHelpSpeakAgain() {
    open("c1", Duration.ofMinutes(12));
    post("/console/hand-offs/ana/c1/take", Map.of(), Role.AUTHOR);

    Reply reply =
        post(
            "/console/hand-offs/ana/c1/resolve",
            Map.of("outcome", "solved", "note", "The encoding of the file."),
            Role.AUTHOR);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(scene.handOffs.waiting(10)).isEmpty();
    assertThat(scene.observed)
        .singleElement()
        .isInstanceOfSatisfying(
            ContactOpened.class,
            closed -> {
              assertThat(closed.stage()).isEqualTo(ContactOpened.Stage.CLOSED);
              assertThat(closed.customer()).isEqualTo(ana);
            });
    assertThat(look("/console/hand-offs/ana/c1", Role.AUTHOR).body())
        .contains("solved, by", "The encoding of the file.")
        .doesNotContain("Take this case", "How it ended");
    assertThat(look("/console/customers/ana", Role.VIEWER).body())
        .contains("Case taken by", "Case ended: solved");
  }

  @Test
  void aCaseThatGoesOnElsewhereLetsNothingSpeakYet() {
    open("c1", Duration.ofMinutes(12));

    post("/console/hand-offs/ana/c1/resolve", Map.of("outcome", "no-answer"), Role.AUTHOR);

    assertThat(scene.handOffs.waiting(10)).isEmpty();
    assertThat(scene.observed).isEmpty();
  }

  @Test
  void anEndWithoutAnOutcomeChangesNothing() {
    open("c1", Duration.ofMinutes(12));

    Reply none = post("/console/hand-offs/ana/c1/resolve", Map.of(), Role.AUTHOR);
    Reply viewer =
        post("/console/hand-offs/ana/c1/resolve", Map.of("outcome", "solved"), Role.VIEWER);

    assertThat(none.status()).isEqualTo(400);
    assertThat(viewer.status()).isEqualTo(403);
    assertThat(scene.handOffs.waiting(10)).hasSize(1);
  }
}
