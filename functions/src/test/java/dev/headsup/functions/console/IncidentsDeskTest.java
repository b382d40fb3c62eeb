package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.console.Ask.Browser;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IncidentsDeskTest {
  private final Scene scene = new Scene();
  private final Guests guests = new Guests(() -> scene.now);
  private final Console console = new Console(scene.sources(), guests.door());

  IncidentsDeskTest() {
    scene.incidents.report(
        "surge-1",
        new Report(
            "surge",
            1,
            true,
            "Many <b>imports</b> fail",
            List.of("imports"),
            Impact.MAJOR,
            Phase.OPEN,
            Confidence.INFERRED,
            Scene.NOW.minus(Duration.ofMinutes(9)),
            null,
            Scene.NOW.plus(Duration.ofMinutes(30)),
            "",
            Scene.NOW.minus(Duration.ofMinutes(2))));
  }

  private Reply look(String path, Role role) {
    return console.answer(
        Ask.of(
            "GET",
            path,
            Map.of(),
            Map.of(),
            new Browser("headsup.example.com", guests.cookies(role), "", "")));
  }

  private Reply post(String path, Role role, boolean ours) {
    return post(path, role, ours, "");
  }

  private Reply post(String path, Role role, boolean ours, String title) {
    String cookies = guests.cookies(role);
    return console.answer(
        Ask.of(
            "POST",
            path,
            Map.of(),
            ours ? Map.of("form-token", guests.token(cookies), "title", title) : Map.of(),
            new Browser(
                "headsup.example.com", cookies, "https://headsup.example.com", "same-origin")));
  }

  private Reply post(String path, Map<String, String> fields) {
    String cookies = guests.cookies(Role.APPROVER);
    Map<String, String> form = new HashMap<>(fields);
    form.put("form-token", guests.token(cookies));
    return console.answer(
        Ask.of(
            "POST",
            path,
            Map.of(),
            form,
            new Browser(
                "headsup.example.com", cookies, "https://headsup.example.com", "same-origin")));
  }

  /// An alert whose names components.yaml does not know.
  private void unknownParts(long order) {
    scene.components =
        new Components(
            List.of(
                new Component("checkout", "Checkout", List.of("Checkout*")),
                new Component("imports", "Imports", List.of("Import*"))));
    scene.incidents.report(
        "alert-1",
        new Report(
            "alertmanager",
            order,
            true,
            "HighErrorRate",
            List.of(),
            Impact.MAJOR,
            Phase.OPEN,
            Confidence.ALERTED,
            Scene.NOW.minus(Duration.ofMinutes(9)),
            null,
            null,
            "",
            Scene.NOW.minus(Duration.ofMinutes(2)),
            new Particulars(
                "", false, null, List.of(), "firing", List.of("shop-\"eu\"", "service=cart"))));
  }

  private Incident alert() {
    return scene.incidents.find("alert-1").orElseThrow();
  }

  private Incident incident() {
    return scene.incidents.find("surge-1").orElseThrow();
  }

  @Test
  void theListSaysWhatWaitsForAPerson() {
    assertThat(look("/console/incidents", Role.VIEWER).body())
        .contains(
            "waiting for a person",
            "Many &lt;b&gt;imports&lt;/b&gt; fail",
            "major impact, on imports, by Headsup, from many failures at once",
            "2 min ago",
            "/console/incidents/surge-1");
  }

  @Test
  void onlyWhoApprovesDecidesAndEverybodyMayLook() {
    assertThat(look("/console/incidents/surge-1", Role.VIEWER).body())
        .contains("How it came to this", "open, major impact, not confirmed")
        .doesNotContain("Confirm the incident");
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .contains("Confirm the incident", "It is none", "Nobody has heard of it");
    assertThat(look("/console/incidents/none", Role.VIEWER).status()).isEqualTo(404);
    assertThat(look("/console/incidents/no%20id", Role.VIEWER).status()).isEqualTo(404);
  }

  @Test
  void confirmingLetsItsCustomersHearOfIt() {
    Reply reply =
        post(
            "/console/incidents/surge-1/confirm",
            Role.APPROVER,
            true,
            "Imports of large files fail");

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers()).containsEntry("location", "/console/incidents/surge-1");
    assertThat(incident().isConfirmed()).isTrue();
    assertThat(incident().title()).isEqualTo("Imports of large files fail");
    assertThat(scene.announcedLater)
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.changed()).isTrue();
          assertThat(kept.incident().revision()).isEqualTo(2);
        });
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .contains("open, major impact, confirmed", "Imports of large files fail", "It is over")
        .doesNotContain("Confirm the incident");
  }

  @Test
  void itIsConfirmedOnlyWithAName() {
    Reply nameless = post("/console/incidents/surge-1/confirm", Role.APPROVER, true, " ");

    assertThat(nameless.status()).isEqualTo(400);
    assertThat(nameless.body()).contains("Customers read what it is called", "Go back");
    assertThat(
            post("/console/incidents/surge-1/confirm", Role.APPROVER, true, "x".repeat(201))
                .status())
        .isEqualTo(400);
    assertThat(incident().isConfirmed()).isFalse();
  }

  @Test
  void whoConfirmedItSaysThatItIsOver() {
    post("/console/incidents/surge-1/confirm", Role.APPROVER, true, "Imports fail");
    scene.now = scene.now.plusSeconds(60);

    assertThat(post("/console/incidents/surge-1/over", Role.VIEWER, true).status()).isEqualTo(403);
    assertThat(post("/console/incidents/surge-1/over", Role.APPROVER, true).status())
        .isEqualTo(303);
    assertThat(incident().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(incident().ended()).contains(scene.now);
    assertThat(incident().title()).isEqualTo("Imports fail");
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .contains("over, major impact, confirmed")
        .doesNotContain("surge-1/over");
    assertThat(scene.announcedLater).hasSize(2);
  }

  @Test
  void whatWasJustSaidCanBeTakenBackAndNothingLeft() {
    post("/console/incidents/surge-1/confirm", Role.APPROVER, true, "Imports fail");
    scene.now = scene.now.plusSeconds(9);
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .contains("Nothing has left yet.", "Take it back", "14:06:40");

    assertThat(post("/console/incidents/surge-1/undo", Role.APPROVER, true).status())
        .isEqualTo(303);
    assertThat(incident().isConfirmed()).isFalse();
    assertThat(incident().revision())
        .as("the walks of the revision before come to nothing")
        .isEqualTo(3);
    assertThat(scene.announced).isEmpty();
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .contains("Confirm the incident")
        .doesNotContain("Take it back");
  }

  @Test
  void anAllClearThatIsTakenBackLetsTheWalkGoOn() {
    post("/console/incidents/surge-1/confirm", Role.APPROVER, true, "Imports fail");
    scene.now = scene.now.plusSeconds(60);
    post("/console/incidents/surge-1/over", Role.APPROVER, true);
    scene.now = scene.now.plusSeconds(5);
    post("/console/incidents/surge-1/undo", Role.APPROVER, true);

    assertThat(incident().phase()).isEqualTo(Phase.OPEN);
    assertThat(scene.announced)
        .singleElement()
        .satisfies(kept -> assertThat(kept.incident().isConfirmed()).isTrue());
  }

  @Test
  void afterTheMomentItCannotBeTakenBackButHeld() {
    post("/console/incidents/surge-1/confirm", Role.APPROVER, true, "Imports fail");
    scene.now = scene.now.plusSeconds(10);
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .doesNotContain("Take it back");
    assertThat(post("/console/incidents/surge-1/undo", Role.APPROVER, true).status())
        .isEqualTo(409);
    assertThat(incident().isConfirmed()).isTrue();

    assertThat(post("/console/incidents/surge-1/hold", Role.APPROVER, true).status())
        .isEqualTo(303);
    assertThat(incident().isConfirmed()).isFalse();
    assertThat(incident().phase()).isEqualTo(Phase.OPEN);
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .contains("It is held", "Confirm the incident");
    assertThat(scene.announced).isEmpty();
    assertThat(scene.announcedLater).hasSize(1);
  }

  @Test
  void dismissingEndsItAndNothingHappensWithoutOurForm() {
    assertThat(post("/console/incidents/surge-1/dismiss", Role.APPROVER, false).status())
        .isEqualTo(403);
    assertThat(incident().isDismissed()).isFalse();

    assertThat(post("/console/incidents/surge-1/dismiss", Role.APPROVER, true).status())
        .isEqualTo(303);
    assertThat(incident().phase()).isEqualTo(Phase.CANCELLED);
    assertThat(look("/console/incidents", Role.VIEWER).body()).contains("none after all");
    assertThat(post("/console/incidents/none/dismiss", Role.APPROVER, true).status())
        .isEqualTo(404);
  }

  @Test
  void whatNothingMapsIsConfirmedOnlyOnceSomebodyChoseWhatItConcerns() {
    unknownParts(1);
    assertThat(look("/console/incidents/alert-1", Role.APPROVER).body())
        .contains("Nobody would hear of it.", "service=cart", "These are affected", "Checkout")
        .doesNotContain("Confirm the incident", "Lines for components.yaml");
    assertThat(look("/console/incidents/alert-1", Role.VIEWER).body())
        .contains("Nobody would hear of it.")
        .doesNotContain("These are affected");
    assertThat(post("/console/incidents/alert-1/confirm", Map.of("title", "It fails")).status())
        .isEqualTo(409);

    assertThat(post("/console/incidents/alert-1/parts", Map.of()).status()).isEqualTo(400);
    assertThat(post("/console/incidents/alert-1/parts", Map.of("part-checkout", "yes")).status())
        .isEqualTo(303);
    assertThat(alert().report().components()).containsExactly("checkout");
    assertThat(alert().isConfirmed()).isFalse();
    assertThat(scene.announcedLater).as("seen first, told later").isEmpty();
    assertThat(look("/console/incidents/alert-1", Role.APPROVER).body())
        .contains(
            "Confirm the incident",
            "Choose other parts",
            "  checkout:\n    feeds:\n      alertmanager: [\"shop-\\\"eu\\\"\", \"service=cart\"]")
        .doesNotContain("Nobody would hear of it.");

    scene.now = scene.now.plusSeconds(5);
    post("/console/incidents/alert-1/confirm", Map.of("title", "Paying fails"));
    assertThat(scene.announcedLater)
        .singleElement()
        .satisfies(kept -> assertThat(kept.incident().concerned()).containsExactly("checkout"));
  }

  @Test
  void whatWasChosenStaysWhenItsSourceSpeaksAgainAndCanBeChosenAnew() {
    unknownParts(1);
    post("/console/incidents/alert-1/parts", Map.of("part-checkout", "yes"));
    unknownParts(2);
    assertThat(alert().report().components()).containsExactly("checkout");

    scene.now = scene.now.plusSeconds(5);
    post("/console/incidents/alert-1/parts", Map.of("part-imports", "yes"));
    assertThat(alert().report().components()).containsExactly("imports");
    assertThat(alert().dropped()).as("who heard of it hears its end").containsExactly("checkout");
  }

  @Test
  void whatItsSourceNamesIsNotForAPersonToChoose() {
    assertThat(look("/console/incidents/surge-1", Role.APPROVER).body())
        .doesNotContain("These are affected");
    assertThat(post("/console/incidents/surge-1/parts", Map.of("part-imports", "yes")).status())
        .isEqualTo(404);
  }

  /// The status page declares what was suspected before: one incident, reported by two, until a
  /// person says that they are two.
  @Test
  void severalSourcesAreOneIncidentUntilAPersonPartsThem() {
    Incident page =
        scene
            .incidents
            .report(
                "statuspage:1",
                new Report(
                    "statuspage",
                    1,
                    true,
                    "Imports are slow",
                    List.of("imports"),
                    Impact.MAJOR,
                    Phase.OPEN,
                    Confidence.DECLARED,
                    Scene.NOW.minus(Duration.ofMinutes(5)),
                    null,
                    null,
                    "",
                    Scene.NOW.minus(Duration.ofMinutes(1))))
            .incident();
    new Announcements(scene.incidents, bodies -> {}, () -> scene.now)
        .of(new Kept(page, true, Announced.NOTHING));

    assertThat(look("/console/incidents/surge-1", Role.VIEWER).headers().get("location"))
        .isEqualTo("/console/incidents/statuspage%3A1");
    assertThat(look("/console/incidents", Role.VIEWER).body())
        .contains("by statuspage and Headsup, from many failures at once")
        .doesNotContain("/console/incidents/surge-1");
    assertThat(look("/console/incidents/statuspage%3A1", Role.APPROVER).body())
        .contains(
            "Reported by",
            "Many &lt;b&gt;imports&lt;/b&gt; fail",
            "Imports are slow",
            "Not the same");
    assertThat(look("/console/incidents/statuspage%3A1", Role.VIEWER).body())
        .contains("Reported by")
        .doesNotContain("Not the same");

    assertThat(split("/console/incidents/statuspage%3A1/split", Role.VIEWER).status())
        .isEqualTo(403);
    assertThat(incident().isMember()).isTrue();
    assertThat(split("/console/incidents/statuspage%3A1/split", Role.APPROVER).status())
        .isEqualTo(303);
    assertThat(incident().isMember()).isFalse();
    assertThat(incident().union().apart()).containsExactly("statuspage:1");
    assertThat(look("/console/incidents", Role.VIEWER).body())
        .contains("/console/incidents/surge-1", "/console/incidents/statuspage");
    assertThat(split("/console/incidents/statuspage%3A1/split", Role.APPROVER).status())
        .isEqualTo(404);
  }

  private Reply split(String path, Role role) {
    String cookies = guests.cookies(role);
    return console.answer(
        Ask.of(
            "POST",
            path,
            Map.of(),
            Map.of("form-token", guests.token(cookies), "source", "surge-1"),
            new Browser(
                "headsup.example.com", cookies, "https://headsup.example.com", "same-origin")));
  }
}
