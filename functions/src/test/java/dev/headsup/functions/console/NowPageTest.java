package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.Ask.Browser;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class NowPageTest {
  private static final Pattern HAVE = Pattern.compile("name=\"have\" value=\"(\\w+)\"");

  private final Scene scene = Afternoon.scene();

  @Test
  void theCountersCountTodayAndLeadToTheirLists() {
    var counters = new NowPage(scene.sources()).now("h", true, Instant.MAX).counters();

    assertThat(counters)
        .extracting(NowPage.Counter::id, NowPage.Counter::number)
        .containsExactly(
            tuple("watched", "2,000"),
            tuple("struggling", "1"),
            tuple("told", "2"),
            tuple("not-told", "3"));
    assertThat(counters)
        .extracting(NowPage.Counter::url)
        .contains("/console/activity?day=2026-11-19&show=not-told");
  }

  @Test
  void aCaseThatWaitsSinceYesterdayStillCounts() {
    CustomerId owl = scene.person("owl", "Night Owl", "UTC", Consent.NONE);
    scene.outreaches.add(
        Scene.decided(
            owl,
            "y1",
            Duration.ofHours(15),
            new Decision.Defer(Scene.NOW.plusSeconds(60)),
            Scene.events("Import Failed", 1, Duration.ofHours(15))));

    assertThat(new NowPage(scene.sources()).now("h", true, Instant.MAX).counters().get(1).number())
        .isEqualTo("2");
  }

  @Test
  void whenADayIsTooLongItSaysAtLeast() {
    CustomerId many = scene.person("many", "Many", "UTC", Consent.NONE);
    for (int i = 0; i < Ledger.BOUND + 10; i++) {
      scene.outreaches.add(
          Scene.decided(
              many,
              "n" + i,
              Duration.ofSeconds(i),
              new Decision.Suppress(Gate.EXPIRY, "older than 1 day"),
              Scene.events("Import Failed", 1, Duration.ofHours(1))));
    }

    var now = new NowPage(scene.sources()).now("h", true, Instant.MAX);

    assertThat(now.counters().getLast().number()).startsWith("at least ");
    assertThat(now.leftOut()).contains("at least 1,000");
    assertThat(scene.outreaches.read).isEqualTo(Ledger.BOUND);
  }

  @Test
  void decisionsAreSentencesNewestFirst() {
    var lines = new NowPage(scene.sources()).now("h", true, Instant.MAX).lines();

    assertThat(lines.stream().limit(3).map(NowPageTest::sentence))
        .containsExactly(
            "Kenji Mori may get Stuck on CSV import after “Import Failed” 3 times in 16 min: we"
                + " look again in 4 min",
            "Ana Ruiz got Stuck on CSV import by e-mail and in the inbox, after “Import Failed” 3"
                + " times in 16 min",
            "Tom Lindqvist was not told Stuck on CSV import because we may not: no consent on"
                + " record for help by inbox or e-mail");
  }

  @Test
  void whoeverWasToldInVainIsNotCalledTold() {
    CustomerId eve = scene.person("eve", "Eve Adams", "UTC", Consent.NONE);
    Outreach outreach =
        Scene.decided(
            eve,
            "g7",
            Duration.ZERO,
            new Decision.Send(List.of(Channel.EMAIL)),
            Scene.events("Import Failed", 3, Duration.ofMinutes(5)));
    scene.outreaches.add(
        outreach,
        Delivery.pending("g7", eve, Channel.EMAIL, Scene.NOW, Scene.NOW)
            .failed("no sender address is set", Scene.NOW));

    Line line = new NowPage(scene.sources()).now("h", true, Instant.MAX).lines().getFirst();

    assertThat(line.pill().word()).isEqualTo("not reached");
    assertThat(sentence(line))
        .startsWith("Eve Adams should have got Stuck on CSV import")
        .endsWith("but no message got through");
  }

  @Test
  void withoutAnyDecisionItSaysWhatToDoNext() {
    Reply reply = new Scene().get("/console");

    assertThat(reply.body())
        .contains("Nothing was decided yet", "3 times")
        .contains("curl -u WRITE_KEY: http://127.0.0.1:8080/v1/track")
        .contains("Import Failed");
  }

  @Test
  void inAwsItNamesTheDoorOverTlsAndTheCommandThatMakesAKey() {
    Scene empty = new Scene();
    Guests guests = new Guests(() -> empty.now);
    Console console = new Console(empty.sources(), guests.door());

    String page =
        console
            .answer(
                Ask.of(
                    "GET",
                    "/console",
                    Map.of(),
                    Map.of(),
                    new Browser("h.example.com", guests.cookies(Role.VIEWER), "", "")))
            .body();

    assertThat(page)
        .contains("curl -u WRITE_KEY: https://h.example.com/v1/track", "./headsup keys create")
        .doesNotContain("./headsup up", "http://h.example.com");
  }

  @Test
  void aSecondLookWithoutNewsCostsNoPage() {
    String have = have(scene.get("/console").body());

    Reply second = scene.get("/console", Map.of("part", "news", "have", have));

    assertThat(second.status()).isEqualTo(204);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void newsArriveMarkedWithTheCountersAndNothingElse() {
    String have = have(scene.get("/console").body());
    CustomerId eve = scene.person("eve", "Eve Adams", "UTC", Consent.NONE);
    scene.now = Scene.NOW.plusSeconds(10);
    Instant newest = Scene.NOW.minus(Duration.ofMinutes(1));
    scene.outreaches.add(
        Scene.decided(
            eve,
            "g7",
            Duration.ofSeconds(-5),
            new Decision.Suppress(Gate.STILL_TRUE, "got on by themselves"),
            Scene.events("Import Failed", 3, Duration.ofMinutes(5))));

    Reply news =
        scene.get("/console", Map.of("part", "news", "have", have, "seen", newest.toString()));

    assertThat(news.status()).isEqualTo(200);
    assertThat(news.body())
        .doesNotContain("<html", "<nav")
        .contains("id=\"counters\" hx-swap-oob=\"innerHTML\"", "Eve Adams");
    assertThat(Pattern.compile("<li class=\"new\">").matcher(news.body()).results().count())
        .isEqualTo(1);
    assertThat(have(news.body())).isNotEqualTo(have);
  }

  @Test
  void aHeldPageStandsStillAndLoadsNoScriptForIt() {
    assertThat(scene.get("/console").body()).contains("hx-trigger", "/htmx.min.");
    assertThat(scene.get("/console", Map.of("hold", "1")).body())
        .contains("Held", "Go on")
        .doesNotContain("hx-trigger", "/htmx.min.");
  }

  private static String sentence(Line line) {
    return line.name() + " " + line.verb() + " " + line.trigger() + line.rest();
  }

  private static String have(String body) {
    Matcher found = HAVE.matcher(body);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
