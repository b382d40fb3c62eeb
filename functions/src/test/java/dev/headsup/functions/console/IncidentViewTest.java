package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.forecast.AftermathCounts;
import dev.headsup.engine.forecast.AftermathCounts.Became;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.metric.Anomalies;
import dev.headsup.engine.metric.Anomaly;
import dev.headsup.engine.metric.Measure;
import dev.headsup.engine.metric.Series;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.functions.console.Ask.Browser;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IncidentViewTest {
  private static final Instant BEGAN = Scene.NOW.minus(Duration.ofMinutes(25));
  private static final String ID = "detector-payments-20261119T1340";

  private final Scene scene = new Scene();
  private final Guests guests = new Guests(() -> scene.now);
  private final Console console = new Console(scene.sources(), guests.door());

  IncidentViewTest() {
    scene.components =
        new Components(List.of(new Component("payments", "Payments", List.of("Payment*"))));
    scene.incidents.report(ID, report(BEGAN, "detector", Confidence.INFERRED));
    scene.states.write(Anomalies.evidence(ID), Anomalies.write(List.of(anomaly())), Instant.MAX);
    for (int i = 0; i < 45; i++) {
      uses("customer-%02d".formatted(i));
    }
    compiled();
  }

  @Test
  void whatShowsItIsDrawnAndSaidInWordsAndAsATable() {
    assertThat(look(Role.VIEWER))
        .contains(
            "34 % of the events are failures, usually 1.8 %",
            "role=\"img\" aria-label=\"Payments: 34 % of the events are failures, usually 1.8 %,"
                + " since 13:40 UTC\"",
            "Show as table",
            "Headsup, from figures that are not as usual");
  }

  @Test
  void beforeAnybodyIsToldTheForecastSaysWhatToExpectEachWay() {
    assertThat(look(Role.VIEWER))
        .contains("Too early to say: 0 earlier incidents of which somebody was told");
    history();
    assertThat(look(Role.VIEWER))
        .contains("without", "with the messages", "likely")
        .doesNotContain("Too early to say");
  }

  @Test
  void whomItConcernsIsToldWithWhyPageByPage() {
    told("customer-03", new Decision.Send(List.of(Channel.EMAIL), List.of()));
    told("customer-07", new Decision.Suppress(Gate.CONSENT, "no consent for service by e-mail"));
    counters(1, 1);

    String first = look(Role.VIEWER);
    assertThat(first)
        .contains(
            "<b>1</b> told",
            "<b>1</b> not told",
            "we may not: no consent or no address",
            "used payments on 18 Nov 2026",
            "about 2 customers",
            "More customers");
    assertThat(customers(first)).hasSize(20);
    List<String> all = new ArrayList<>(customers(first));
    String next = first;
    while (next.contains("More customers")) {
      next = look(Role.VIEWER, from(next));
      all.addAll(customers(next));
    }
    assertThat(all).hasSize(45).doesNotHaveDuplicates();
  }

  @Test
  void whatCustomersReadStandsSideBySideForWhoMayReadIt() {
    assertThat(look(Role.AUTHOR))
        .contains("What customers read", "English", "German", "Ana Sample", "follows up");
    assertThat(look(Role.VIEWER)).doesNotContain("What customers read");
  }

  private static Report report(Instant began, String source, Confidence confidence) {
    return new Report(
        source,
        1,
        true,
        "Payments: many failures",
        List.of("payments"),
        Impact.MAJOR,
        Phase.OPEN,
        confidence,
        began,
        null,
        null,
        "",
        began.plus(Duration.ofMinutes(6)));
  }

  private static Anomaly anomaly() {
    List<Anomaly.Point> picture = new ArrayList<>();
    Instant slot = Instant.parse("2026-11-19T06:05:00Z");
    for (int i = 0; i < 96; i++) {
      double usual = 0.018 + 0.004 * Math.sin(i / 9.0);
      double seen = i < 91 ? usual * (0.7 + 0.6 * ((i * 37) % 11) / 11.0) : 0.26 + 0.02 * (i - 91);
      picture.add(new Anomaly.Point(slot.plus(Duration.ofMinutes(5L * i)), seen, usual));
    }
    return new Anomaly(
        new Series("payments", "Payments", ""),
        Measure.FAILURES,
        0.34,
        0.018,
        Instant.parse("2026-11-19T13:40:00Z"),
        null,
        picture);
  }

  private void uses(String customer) {
    scene.exposures.note(
        List.of(
            new Use(
                new CustomerId(customer),
                "payments",
                LocalDate.ofInstant(Scene.NOW, ZoneOffset.UTC).minusDays(1))));
  }

  private void compiled() {
    Map<String, String> files = new HashMap<>();
    Path folder = Path.of("..", "triggers", "checkout-outage");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    switch (TriggerCompiler.compile("checkout-outage", files)) {
      case CompileResult.Ok ok -> scene.compiled.add(ok.trigger());
      case CompileResult.Problems problems -> throw new AssertionError(problems.toString());
    }
  }

  private void told(String customer, Decision decision) {
    scene.outreaches.add(
        new Outreach(
            "0123" + customer,
            new CustomerId(customer),
            new TriggerRef("outage", "Outage", Scene.HASH),
            Scene.NOW,
            Stamp.of(Scene.NOW, IncidentExposure.id(ID, 1)),
            decision,
            List.of(),
            new Evidence(IncidentExposure.EVENT, List.of(Scene.NOW)),
            Map.of(),
            1));
  }

  private void counters(long told, long not) {
    scene.counters.add(AftermathCounts.of(ID, Became.TOLD), 1, told, Instant.MAX);
    scene.counters.add(AftermathCounts.of(ID, Became.NOT_TOLD), 1, not, Instant.MAX);
    scene.counters.add(AftermathCounts.of(ID, Gate.CONSENT), 1, not, Instant.MAX);
  }

  private void history() {
    for (int i = 0; i < 5; i++) {
      String id = "earlier-" + i;
      scene.incidents.report(
          id, report(Scene.NOW.minus(Duration.ofDays(3L + i)), "api", Confidence.DECLARED));
      scene.incidents.judge(
          id,
          new Judgement(Judgement.Verdict.OVER, "kim", Scene.NOW.minus(Duration.ofDays(2L + i))));
      scene.counters.add(AftermathCounts.of(id, Became.TOLD), 1, 400, Instant.MAX);
      scene.counters.add(AftermathCounts.of(id, Gate.CONSENT), 1, 100, Instant.MAX);
      scene.counters.add(AftermathCounts.contacts(id, true), 3, 8 + i, Instant.MAX);
      scene.counters.add(AftermathCounts.contacts(id, false), 2, 10 + i, Instant.MAX);
    }
  }

  private static List<String> customers(String page) {
    return page.lines()
        .filter(line -> line.contains("class=\"who\""))
        .map(line -> line.replaceAll(".*class=\"who\"[^>]*>([^<]*)<.*", "$1"))
        .toList();
  }

  private static String from(String page) {
    String text = page.replaceAll("(?s).*\\?from=([^#\"]*)#audience.*", "$1");
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private String look(Role role) {
    return look(role, "");
  }

  private String look(Role role, String from) {
    return console
        .answer(
            Ask.of(
                "GET",
                "/console/incidents/" + ID,
                from.isEmpty() ? Map.of() : Map.of("from", from),
                Map.of(),
                new Browser("headsup.example.com", guests.cookies(role), "", "")))
        .body();
  }
}
