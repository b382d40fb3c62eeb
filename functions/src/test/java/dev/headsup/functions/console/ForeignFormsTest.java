package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.functions.console.Ask.Browser;
import dev.headsup.functions.console.signin.Door;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// S8: what changes something comes from a page of ours, on every address, whether there is a page
/// or not.
final class ForeignFormsTest {
  private static final String ORIGIN = "https://headsup.example.com";
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  private final Scene scene = Afternoon.scene();
  private final Guests guests = new Guests(() -> scene.now);
  private final Console console = new Console(scene.sources(), guests.door());
  private final String cookies = guests.cookies(Role.ADMIN);
  private final String token = guests.token(cookies);

  @TestFactory
  List<DynamicTest> aForeignRequestIsRefusedOnEveryRoute() {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> paths = new ArrayList<>(List.of("/console/nothing-here", "/console"));
    console.routes().all().forEach(route -> paths.add("/console/" + route.pattern()));
    for (String path : paths) {
      for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
        for (Browser browser : foreign()) {
          tests.add(
              DynamicTest.dynamicTest(
                  method + " " + path + " from " + browser.origin() + " " + browser.site(),
                  () -> assertThat(ask(method, path, token, browser).status()).isEqualTo(403)));
        }
        tests.add(
            DynamicTest.dynamicTest(
                method + " " + path + " without a token",
                () -> assertThat(ask(method, path, "", ours()).status()).isEqualTo(403)));
      }
    }
    return tests;
  }

  private List<Browser> foreign() {
    String host = "headsup.example.com";
    return List.of(
        new Browser(host, cookies, "https://evil.example.com", "cross-site"),
        new Browser(host, cookies, "https://evil.headsup.example.com", "same-site"),
        new Browser(host, cookies, ORIGIN, "cross-site"),
        new Browser(host, cookies, ORIGIN, "same-site"),
        new Browser(host, cookies, ORIGIN, "none"),
        new Browser(host, cookies, "http://headsup.example.com", ""),
        new Browser(host, cookies, ORIGIN + ".evil.example.com", ""),
        new Browser(host, cookies, ORIGIN + ":8443", ""),
        new Browser(host, cookies, "null", ""),
        new Browser(host, cookies, "", "same-origin"),
        new Browser(host, cookies, "", ""),
        // Somebody who leads us by another name to our own machine.
        new Browser("evil.example.com", cookies, "https://evil.example.com", "same-origin"));
  }

  @Test
  void ourOwnFormIsTaken() {
    assertThat(ask("POST", "/console/sign-out", token, ours()).status()).isEqualTo(200);
  }

  @Test
  void aForbiddenPageOfALocalRunIsOneButtonAway() {
    Console here = new Console(scene.sources(), Scene.local("dana:viewer"));
    Browser look = new Browser("127.0.0.1:8080", "", "", "");
    Map<String, String> day = Map.of("day", "2026-11-19");
    Reply forbidden = here.answer(Ask.of("GET", "/console/outbox", day, Map.of(), look));
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(forbidden.body())
        .contains("you can look with any role", "value=\"author\">Look as author</button>");

    Matcher page = Pattern.compile("name=\"to\" value=\"([^\"]+)\"").matcher(forbidden.body());
    Matcher its = TOKEN.matcher(forbidden.body());
    assertThat(page.find()).isTrue();
    assertThat(its.find()).isTrue();
    Browser ours = new Browser("127.0.0.1:8080", "", "http://127.0.0.1:8080", "same-origin");
    Map<String, String> form =
        Map.of("form-token", its.group(1), "role", "author", "to", page.group(1));
    Reply changed = here.answer(Ask.of("POST", "/console/look-as", Map.of(), form, ours));

    assertThat(changed.headers()).containsEntry("location", "/console/outbox?day=2026-11-19");
    Map<String, String> away =
        Map.of("form-token", its.group(1), "role", "author", "to", "//evil.example.com");
    assertThat(here.answer(Ask.of("POST", "/console/look-as", Map.of(), away, ours)).headers())
        .containsEntry("location", "/console");
  }

  @Test
  void whoSignedInIsToldWhoGivesRolesInstead() {
    Browser viewer = new Browser("headsup.example.com", guests.cookies(Role.VIEWER), "", "");

    assertThat(console.answer(Ask.of("GET", "/console/outbox", Map.of(), Map.of(), viewer)).body())
        .contains("Whoever runs Headsup can give you another role")
        .doesNotContain("look-as");
  }

  @Test
  void anOldBrowserThatSaysItsOriginOnlyIsTakenToo() {
    Browser old = new Browser("headsup.example.com", cookies, ORIGIN, "");

    assertThat(ask("POST", "/console/sign-out", token, old).status()).isEqualTo(200);
  }

  @Test
  void theTokenOfSomebodyElseOrOfAnotherSessionIsNone() {
    String viewer = guests.cookies(Role.VIEWER);
    String again = guests.cookies(Role.ADMIN);

    for (String other :
        List.of(guests.token(viewer), guests.token(again), token + "A", token.substring(1), "x")) {
      assertThat(ask("POST", "/console/sign-out", other, ours()).status()).isEqualTo(403);
    }
    assertThat(guests.door().sessions().of(cookies)).as("still signed in").isPresent();
  }

  @Test
  void everyFormOnEveryPageCarriesTheToken() {
    for (String path : List.of("/console", "/console/activity", "/console/customers/ana")) {
      String page =
          console
              .answer(Ask.of("GET", path, Map.of(), Map.of(), new Browser("h", cookies, "", "")))
              .body();
      long forms = Pattern.compile("<form[^>]*method=\"post\"").matcher(page).results().count();
      Matcher tokens = TOKEN.matcher(page);

      assertThat(forms).isEqualTo(1);
      assertThat(tokens.results().map(found -> found.group(1))).containsExactly(token);
    }
  }

  @Test
  void afterSigningOutTheSessionIsWorthNothing() {
    scene.now = scene.now.plusSeconds(5);

    Reply out = ask("POST", "/console/sign-out", token, ours());

    assertThat(out.headers().get("refresh"))
        .startsWith("0; url=https://sign-in.example.com/logout?client_id=client-1&logout_uri=")
        .endsWith("https%3A%2F%2Fheadsup.example.com%2Fconsole%2Fsigned-out");
    assertThat(out.cookies())
        .singleElement()
        .satisfies(cookie -> assertThat(cookie.header()).contains("__Host-headsup=;", "Max-Age=0"));
    Reply again =
        console.answer(
            Ask.of("GET", "/console", Map.of(), Map.of(), new Browser("h", cookies, "", "")));
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.cookies()).as("the useless cookie is taken away").hasSize(1);
  }

  @Test
  void aPageThatFollowsAlongByItselfDoesNotKeepASessionAlive() {
    scene.now = scene.now.plusSeconds(600);
    Browser browser = new Browser("h", cookies, "", "");

    Reply part =
        console.answer(Ask.of("GET", "/console", Map.of("part", "news"), Map.of(), browser));
    Reply look = console.answer(Ask.of("GET", "/console", Map.of(), Map.of(), browser));

    assertThat(part.cookies()).isEmpty();
    assertThat(look.cookies()).hasSize(1);
    scene.now = scene.now.plusSeconds(3600);
    Reply over =
        console.answer(Ask.of("GET", "/console", Map.of("part", "news"), Map.of(), browser));
    assertThat(over.status()).isEqualTo(401);
    assertThat(over.headers()).containsEntry("hx-refresh", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, 200",
    "localhost:8080, 200",
    "[::1]:8080, 200",
    "evil.example.com, 403",
    "127.0.0.1.evil.example.com, 403",
    "localhost.evil.example.com:8080, 403"
  })
  void aLocalRunAnswersUnderTheNamesOfThisMachineOnly(String host, int status) {
    Console local = new Console(scene.sources(), Scene.local("dana:viewer"));

    assertThat(local.answer(Scene.look("/console", Map.of(), host)).status()).isEqualTo(status);
  }

  @Test
  void inALocalRunTooAnotherSiteChangesNothing() {
    Console local = new Console(scene.sources(), Scene.local("dana:viewer"));
    String here = "127.0.0.1:8080";
    Matcher found = TOKEN.matcher(local.answer(Scene.look("/console", Map.of(), here)).body());
    assertThat(found.find()).isTrue();
    Map<String, String> form = Map.of("form-token", found.group(1), "role", "admin");
    Browser evil = new Browser(here, "", "https://evil.example.com", "cross-site");
    Browser own = new Browser(here, "", "http://127.0.0.1:8080", "same-origin");

    assertThat(local.answer(Ask.of("POST", "/console/look-as", Map.of(), form, evil)).status())
        .isEqualTo(403);
    Reply changed = local.answer(Ask.of("POST", "/console/look-as", Map.of(), form, own));
    assertThat(changed.status()).isEqualTo(303);
    assertThat(changed.headers().get("set-cookie")).startsWith("headsup-local-role=admin;");
    Browser admin = new Browser(here, "headsup-local-role=admin", "", "");
    assertThat(local.answer(Ask.of("GET", "/console/outbox", Map.of(), Map.of(), admin)).status())
        .isEqualTo(200);
    assertThat(local.answer(Scene.look("/console/outbox", Map.of(), here)).status()).isEqualTo(403);
  }

  @Test
  void aLocalRolesCookieMeansNothingWherePeopleSignIn() {
    Browser browser = new Browser("headsup.example.com", "headsup-local-role=admin", "", "");

    assertThat(console.answer(Ask.of("GET", "/console", Map.of(), Map.of(), browser)).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console/sign-out", "/console"})
  void aClosedConsoleTakesNothingFromAnybody(String path) {
    Console closed = new Console(scene.sources(), new Door.Closed());

    assertThat(closed.answer(Ask.of("POST", path, Map.of(), Map.of(), ours())).status())
        .isEqualTo(403);
  }

  private Browser ours() {
    return new Browser("headsup.example.com", cookies, ORIGIN, "same-origin");
  }

  private Reply ask(String method, String path, String token, Browser browser) {
    return console.answer(Ask.of(method, path, Map.of(), Map.of("form-token", token), browser));
  }
}
