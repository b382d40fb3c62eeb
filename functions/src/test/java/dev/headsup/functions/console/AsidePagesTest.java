package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AsidePagesTest {
  private static final String EVENT =
      "{\"type\":\"track\",\"userId\":\"ana\",\"traits\":{\"email\":\"ana@example.com\"}}";

  private static final String ORIGIN = "https://headsup.example.com";

  private final Scene scene = new Scene();
  private final Guests guests = new Guests(() -> scene.now);
  private final Console console = new Console(scene.sources(), guests.door());

  @BeforeEach
  void twoWereRefused() {
    scene.quarantine.add(
        List.of(
            new Refused("r-1", "bad-event-name", "it has no name", EVENT, Scene.NOW),
            new Refused("r-2", "unknown-customer", "tell who it is", "{}", Scene.NOW)));
  }

  @Test
  void showsWhatItIsAndWhyAndNoCustomersData() {
    String html = look(Map.of());

    assertThat(html)
        .contains("Events that were refused", "bad-event-name", "it has no name", "r-1")
        .doesNotContain("ana@example.com", "userId");
  }

  @Test
  void whatCannotComeAgainHasNoButtonForIt() {
    String html = look(Map.of());

    assertThat(html).contains("Replay r-1", "Drop r-1", "Drop r-2").doesNotContain("Replay r-2");
  }

  @Test
  void aReplaySendsItAgainAndForgetsIt() {
    Reply reply = post("/console/aside/quarantine/replay", Map.of("id", "r-1"));

    assertThat(reply.headers()).containsEntry("location", "/console/aside?replayed=1&left=0");
    assertThat(scene.replayed)
        .singleElement()
        .asString()
        .contains("\"key\":\"public\"", "\"received\":\"" + Scene.NOW + "\"", "\"userId\":\"ana\"");
    assertThat(left()).extracting(Refused::id).containsExactly("r-2");
    assertThat(look(Map.of("replayed", "1"))).contains("1 was replayed");
  }

  @Test
  void onlyAPersonSaysThatTheyCameFromOurServers() {
    Reply reply = post("/console/aside/quarantine/replay", Map.of("all", "yes", "from", "server"));

    assertThat(reply.headers()).containsEntry("location", "/console/aside?replayed=1&left=1");
    assertThat(scene.replayed).singleElement().asString().contains("\"key\":\"server\"");
  }

  @Test
  void whatIsDroppedIsGone() {
    post("/console/aside/quarantine/drop", Map.of("id", "r-2"));

    assertThat(left()).extracting(Refused::id).containsExactly("r-1");
    assertThat(scene.replayed).isEmpty();
  }

  @Test
  void noIdMeansNothing() {
    post("/console/aside/quarantine/drop", Map.of());

    assertThat(left()).hasSize(2);
    assertThat(post("/console/aside/nowhere/drop", Map.of("all", "yes")).status()).isEqualTo(404);
  }

  @Test
  void whoRepairsNothingSeesNothing() {
    assertThat(ask("GET", "/console/aside", Map.of(), Map.of(), Role.APPROVER).status())
        .isEqualTo(403);
  }

  private String look(Map<String, String> query) {
    return ask("GET", "/console/aside", query, Map.of(), Role.OPERATOR).body();
  }

  private Reply post(String path, Map<String, String> fields) {
    return ask("POST", path, Map.of(), fields, Role.OPERATOR);
  }

  private Reply ask(
      String method, String path, Map<String, String> query, Map<String, String> form, Role role) {
    String cookies = guests.cookies(role);
    Map<String, String> all = new HashMap<>(form);
    all.put("form-token", guests.token(cookies));
    return console.answer(
        Ask.of(
            method,
            path,
            query,
            all,
            new Ask.Browser("headsup.example.com", cookies, ORIGIN, "same-origin")));
  }

  private List<Refused> left() {
    return scene.quarantine.on(LocalDate.ofInstant(Scene.NOW, ZoneOffset.UTC), 0);
  }
}
