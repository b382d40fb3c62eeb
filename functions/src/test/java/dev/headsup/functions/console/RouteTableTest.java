package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.functions.console.Ask.Browser;
import dev.headsup.functions.console.signin.Door;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// S4: every route, asked by every role, by nobody, and with a session that is none. What each may
/// is written here a second time, so that a change of the table is a change here too.
final class RouteTableTest {
  private static final String ORIGIN = "https://headsup.example.com";

  /// Who may: the least role, or `anybody`.
  private static final Map<String, String> DECLARED =
      Map.ofEntries(
          Map.entry("GET ", "viewer"),
          Map.entry("GET activity", "viewer"),
          Map.entry("GET customers", "viewer"),
          Map.entry("GET customers/{customer+}", "viewer"),
          Map.entry("GET incidents", "viewer"),
          Map.entry("GET incidents/{incident}", "viewer"),
          Map.entry("POST incidents/{incident}/confirm", "approver"),
          Map.entry("POST incidents/{incident}/parts", "approver"),
          Map.entry("POST incidents/{incident}/hold", "approver"),
          Map.entry("POST incidents/{incident}/split", "approver"),
          Map.entry("POST incidents/{incident}/undo", "approver"),
          Map.entry("POST incidents/{incident}/dismiss", "approver"),
          Map.entry("POST incidents/{incident}/over", "approver"),
          Map.entry("GET corrections", "viewer"),
          Map.entry("GET corrections/new", "approver"),
          Map.entry("POST corrections/check", "approver"),
          Map.entry("POST corrections/say", "approver"),
          Map.entry("GET corrections/{correction}", "viewer"),
          Map.entry("POST corrections/{correction}/stop", "approver"),
          Map.entry("GET brakes", "viewer"),
          Map.entry("POST brakes/approve", "approver"),
          Map.entry("POST brakes/refuse", "approver"),
          Map.entry("POST brakes/resume", "approver"),
          Map.entry("POST brakes/turn-on", "approver"),
          Map.entry("GET hand-offs", "viewer"),
          Map.entry("GET hand-offs/{customer+}/{outreach}", "viewer"),
          Map.entry("POST hand-offs/{customer+}/{outreach}/take", "author"),
          Map.entry("POST hand-offs/{customer+}/{outreach}/resolve", "author"),
          Map.entry("GET tutorials", "viewer"),
          Map.entry("GET outbox", "author"),
          Map.entry("GET outbox/{customer+}/{outreach}/email", "author"),
          Map.entry("GET assets/{file}", "anybody"),
          Map.entry("GET sign-in", "anybody"),
          Map.entry("GET sign-in/done", "anybody"),
          Map.entry("GET signed-out", "anybody"),
          Map.entry("POST sign-out", "viewer"),
          Map.entry("GET aside", "operator"),
          Map.entry("POST aside/{place}/replay", "operator"),
          Map.entry("POST aside/{place}/drop", "operator"),
          Map.entry("POST look-as", "viewer"));

  private final Scene scene = Afternoon.scene();
  private final Guests guests = new Guests(() -> scene.now);
  private final Console console = new Console(scene.sources(), guests.door());
  private final Console local = new Console(scene.sources(), Scene.local("dana:viewer"));

  @Test
  void everyRouteIsDeclaredHereToo() {
    List<String> routes =
        Stream.of(console, local)
            .flatMap(each -> each.routes().all().stream())
            .map(route -> route.method() + " " + route.pattern())
            .distinct()
            .toList();

    assertThat(routes).containsExactlyInAnyOrderElementsOf(DECLARED.keySet());
    assertThat(console.routes().all()).noneMatch(route -> route.pattern().equals("look-as"));
    assertThat(new Console(scene.sources(), new Door.Closed()).routes().all()).hasSize(1);
  }

  @Test
  void aRouteSaysWhatItShows() {
    assertThat(console.routes().all()).allSatisfy(route -> assertThat(route.shows()).isNotBlank());
  }

  @TestFactory
  List<DynamicTest> everyRouteAsEverybody() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Route route : console.routes().all()) {
      String least = DECLARED.getOrDefault(route.method() + " " + route.pattern(), "undeclared");
      for (Role role : Role.values()) {
        boolean may = "anybody".equals(least) || role.includes(Role.named(least).orElseThrow());
        tests.add(
            test(
                route,
                role.word(),
                () -> {
                  String cookies = guests.cookies(role);
                  int status = ask(route, cookies, guests.token(cookies)).status();
                  assertThat(status == 403).as("forbidden, answered %s", status).isEqualTo(!may);
                  assertThat(status).isNotEqualTo(401).isLessThan(500);
                }));
      }
      for (String nobody : List.of("", "__Host-headsup=x", guests.swapped(), forged())) {
        tests.add(
            test(
                route,
                "nobody " + nobody.length(),
                () -> {
                  Reply reply = ask(route, nobody, "any-token");
                  if ("anybody".equals(least)) {
                    assertThat(reply.status()).isNotIn(401, 403).isLessThan(500);
                  } else {
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.body()).contains("Sign in to Headsup");
                  }
                  assertThat(reply.body()).doesNotContain("Ana", "ana@", "row 214", "<nav");
                }));
      }
    }
    return tests;
  }

  @Test
  void whoIsNotSignedInReadsNothingFromAnyTable() {
    for (Route route : console.routes().all()) {
      ask(route, "", "any-token");
    }

    assertThat(scene.outreaches.read).isZero();
  }

  @Test
  void nobodyLearnsWhichPagesThereAre() {
    Reply page = look("/console/outbox", "");
    Reply none = look("/console/nothing-here", "");

    assertThat(none.status()).isEqualTo(page.status()).isEqualTo(401);
    assertThat(none.body()).isEqualTo(page.body().replace("%2Foutbox", "%2Fnothing-here"));
    assertThat(look("/console/nothing-here", guests.cookies(Role.VIEWER)).status()).isEqualTo(404);
  }

  @Test
  void aMethodThatAPageDoesNotHaveIsRefusedByName() {
    String cookies = guests.cookies(Role.ADMIN);
    Ask post =
        Ask.of(
            "POST",
            "/console/activity",
            Map.of(),
            Map.of("form-token", guests.token(cookies)),
            new Browser("headsup.example.com", cookies, ORIGIN, "same-origin"));

    Reply reply = console.answer(post);

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers()).containsEntry("allow", "GET, HEAD");
    assertThat(look("/console/sign-out", cookies).status()).isEqualTo(405);
  }

  @Test
  void aViewerSeesWhomItWasAboutAndNotWhatTheyWereWritten() {
    String viewer = guests.cookies(Role.VIEWER);
    String author = guests.cookies(Role.AUTHOR);

    String ana = look("/console/customers/ana", viewer).body();
    assertThat(ana).contains("Ana Ruiz", "a***@example.com").doesNotContain("row 214", "Outbox");
    assertThat(ana).contains("shown to the role author and above");
    assertThat(look("/console/customers/ana", author).body()).contains("row 214", "Outbox");
  }

  @Test
  void nobodySeesAnAddressInFull() {
    for (Role role : Role.values()) {
      for (String path :
          List.of("/console", "/console/activity", "/console/customers/ana", "/console/outbox")) {
        assertThat(look(path, guests.cookies(role)).body())
            .as("%s as %s", path, role)
            .doesNotContain("ana.long@example.com", "+12025550123");
      }
    }
  }

  private String forged() {
    String cookies = guests.cookies(Role.ADMIN);
    return cookies.substring(0, cookies.length() - 8) + "AAAAAAAA";
  }

  private Reply look(String path, String cookies) {
    return console.answer(
        Ask.of(
            "GET", path, Map.of(), Map.of(), new Browser("headsup.example.com", cookies, "", "")));
  }

  private Reply ask(Route route, String cookies, String token) {
    String path =
        route
            .pattern()
            .replace("{customer+}", "ana")
            .replace("{outreach}", "a1")
            .replace("{incident}", "i-1")
            .replace("{file}", "style.css");
    Map<String, String> form =
        route.method().equals("POST") ? Map.of("form-token", token) : Map.of();
    return console.answer(
        Ask.of(
            route.method(),
            "/console/" + path,
            Map.of(),
            form,
            new Browser(
                "headsup.example.com",
                cookies,
                route.method().equals("POST") ? ORIGIN : "",
                "same-origin")));
  }

  private static DynamicTest test(Route route, String who, Executable check) {
    return DynamicTest.dynamicTest(route.method() + " /" + route.pattern() + " as " + who, check);
  }
}
