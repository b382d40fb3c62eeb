package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.functions.console.signin.Door;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every address: policy, doors, words.
final class ConsoleTest {
  private static final Pattern ASSET = Pattern.compile("/console/assets/[\\w.]+");

  private final Scene scene = Afternoon.scene();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/",
        "/console/activity",
        "/console/customers",
        "/console/customers/ana",
        "/console/outbox",
        "/console/nothing-here"
      })
  void everyPageLoadsOnlyWhatIsOursAndRunsNothingInline(String path) {
    Reply reply = scene.get(path);

    assertThat(reply.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "same-origin")
        .containsEntry("cache-control", "no-store");
    assertThat(reply.headers().get("content-security-policy"))
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.body())
        .startsWith("<!doctype html>")
        .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
        .doesNotContainPattern("\\sstyle=|<style|\\son\\w+=|javascript:")
        .doesNotContainPattern("(src|href|action)=\"(https?:)?//");
  }

  @ParameterizedTest
  @CsvSource({
    "/console, 200",
    "/console/activity, 200",
    "/console/activity/more, 404",
    "/console/customers/nobody, 404",
    "/console/outbox/ana/a1/email, 200",
    "/console/outbox/ana/a1/sms, 404",
    "/console/outbox/ana/none/email, 404",
    "/console/outbox/ana, 404",
    "/console/assets/none.css, 404",
    "/console/assets, 404",
    "/console/../etc, 404"
  })
  void anAddressThatLeadsNowhereSaysSo(String path, int status) {
    assertThat(scene.get(path).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/activity",
        "/console/customers/ana",
        "/console/outbox",
        "/console/outbox/ana/a1/email",
        "/console/nothing-here"
      })
  void withoutSignInNothingIsShownToAnybody(String path) {
    Console closed = new Console(scene.sources(), new Door.Closed());

    Reply reply = closed.answer(Scene.look(path, Map.of(), "h"));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body())
        .contains("The console is closed", "./headsup demo")
        .doesNotContain("Ana", "<nav");
    assertThat(scene.outreaches.read).isZero();
  }

  @Test
  void theClosedPageStillHasItsStyle() {
    Console closed = new Console(scene.sources(), new Door.Closed());
    Reply page = closed.answer(Scene.look("/console", Map.of(), "h"));

    Matcher urls = ASSET.matcher(page.body());

    assertThat(urls.results().map(found -> found.group()).distinct())
        .isNotEmpty()
        .allSatisfy(url ->
            assertThat(closed.answer(Scene.look(url, Map.of(), "h")).status()).isEqualTo(200));
  }

  @Test
  void anAssetMayBeKeptForGoodSinceItsAddressHoldsItsHash() {
    String page = scene.get("/console").body();

    List<String> urls =
        ASSET.matcher(page).results().map(found -> found.group()).distinct().toList();

    assertThat(urls).hasSize(4);
    for (String url : urls) {
      assertThat(url).matches(".*\\.[0-9a-f]{12}\\.(css|js|svg)");
      assertThat(scene.get(url).headers().get("cache-control")).contains("immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/activity",
        "/console/customers",
        "/console/customers/ana",
        "/console/outbox"
      })
  void peopleReadPlainWords(String path) {
    assertThat(scene.get(path).body())
        .doesNotContainPattern("(?i)throttl|suppress|\\bmask|cohort|arbitrat|defer(?!>)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a b", "100%", "ünï", "a+b", "a?b#c", "anonymous:x y", "a&b=c"})
  void aCustomerIsFoundUnderEveryId(String id) {
    CustomerId customer = scene.person(id, "Somebody Special", "UTC", Consent.NONE);

    Reply reply = scene.get(Urls.customer(customer));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("<h1 dir=\"auto\">Somebody Special</h1>");
  }

  @Test
  void soAreTwoSlashes() {
    scene.person("team//ana", "Ana of Team", "UTC", Consent.NONE);

    assertThat(scene.get("/console/customers/team//ana").body()).contains("Ana of Team");
    assertThat(scene.get("/console/customers/team%2F%2Fana").body()).contains("Ana of Team");
    scene.person("ana//", "Ana with Slashes", "UTC", Consent.NONE);
    assertThat(scene.get("/console/customers/ana//").body()).contains("Ana with Slashes");
    assertThat(scene.get("/console//activity").status()).isEqualTo(404);
    assertThat(scene.get("/console/activity/").status()).isEqualTo(200);
  }

  @Test
  void aSlashThatAGatewayDecodedIsStillPartOfTheId() {
    scene.person("team/ana", "Ana of Team", "UTC", Consent.NONE);

    assertThat(scene.get("/console/customers/team/ana").body()).contains("Ana of Team");
  }

  @Test
  void looksThatMakeNoSenseShowToday() {
    Reply reply = scene.get("/console/activity", Map.of("day", "tomorrow", "show", "everything"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("Thursday 19 November 2026, today");
  }
}
