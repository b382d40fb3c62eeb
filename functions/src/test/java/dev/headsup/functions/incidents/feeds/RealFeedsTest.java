package dev.headsup.functions.incidents.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incident.Step;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other systems really send, through the whole door.
class RealFeedsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Post post = new Post();

  @Test
  void statuspagesOwnSampleWithItsUnknownImpact() throws IOException, BadRequest {
    String body = RealData.payload("statuspage/webhook-incident.json");
    JsonNode incident = JSON.readTree(body).path("incident");
    post.now = Instant.parse("2013-05-29T22:31:00Z");
    post.page("[" + incident + "]", "[]");

    assertThat(post.statuspage(body.getBytes(UTF_8)).status()).isEqualTo(200);

    Report report = post.only().report();
    assertThat(post.only().id()).isEqualTo("statuspage:p1:lbkhbwn21v5q");
    assertThat(report.title()).isEqualTo("Virginia Is Down");
    assertThat(report.impact()).as("'high' is no word of theirs").isEqualTo(Impact.MAJOR);
    assertThat(report.phase()).isEqualTo(Phase.MITIGATING);
    assertThat(report.confidence()).isEqualTo(Confidence.DECLARED);
    assertThat(report.at()).isEqualTo("2013-05-29T22:30:35Z");
    assertThat(report.startedAt()).isEqualTo("2013-05-29T21:08:51Z");
    assertThat(report.particulars().text())
        .isEqualTo("A fix has been implemented and we are monitoring the results.");
    assertThat(report.particulars().nativeStatus()).isEqualTo("monitoring");
    assertThat(post.queued).as("it names no component").isEmpty();
  }

  @Test
  void aMaintenanceOfTheOlderApi() throws BadRequest {
    post.now = Instant.parse("2020-08-14T17:00:00Z");
    post.page(RealData.payload("statuspage/api-v1-incidents.json"), "[]");

    post.feeds.poll();

    Report report = post.only().report();
    assertThat(report.phase()).isEqualTo(Phase.SCHEDULED);
    assertThat(report.impact()).as("a person overrode it").isEqualTo(Impact.MINOR);
    assertThat(report.startedAt()).isEqualTo("2013-05-07T03:00:00.007Z");
    assertThat(report.particulars().maintenance()).isTrue();
    assertThat(report.particulars().until()).isEqualTo("2013-05-07T06:00:00.007Z");
    assertThat(report.particulars().unmapped()).containsExactly("string");
  }

  @ParameterizedTest
  @CsvSource({
    "statuspage/webhook-component.json, ''",
    "statuspage/api-v2-summary-github-excerpt.json, ''",
    "statuspage/api-v1-incident.json, not-statuspage",
    "statuspage/api-v1-incidents.json, not-an-object",
    "statuspage/api-v1-unresolved-incidents.json, not-an-object",
    "statuspage/api-v1-components.json, not-an-object",
  })
  void everyOtherBodyOfStatuspageIsAHintOrRefusedByName(String file, String error)
      throws BadRequest {
    post.page("[]", "[]");
    byte[] body = RealData.payload(file).getBytes(UTF_8);

    if (error.isEmpty()) {
      assertThat(post.statuspage(body).body().strip())
          .isEqualTo("{\"success\":true,\"incidents\":[]}");
    } else {
      assertThat(catchThrowableOfType(BadRequest.class, () -> post.statuspage(body)).error())
          .isEqualTo(error);
    }
    assertThat(post.all()).isEmpty();
  }

  @Test
  void anAlertWithoutStatusAndFingerprint() throws BadRequest {
    String answer =
        post.alertmanager(RealData.payload("alertmanager/prom_post_request.json")).body();

    Report report = post.only().report();
    assertThat(report.title()).isEqualTo("Prometheus Test");
    assertThat(report.phase()).isEqualTo(Phase.OPEN);
    assertThat(report.impact()).isEqualTo(Impact.MINOR);
    assertThat(report.confidence()).isEqualTo(Confidence.ALERTED);
    assertThat(report.startedAt()).isEqualTo("2018-03-07T11:33:21.873077559Z");
    assertThat(report.particulars().unmapped()).containsExactly("alertname=high_memory_load");
    assertThat(answer)
        .contains(
            "\"waitsForAPerson\":true",
            "\"announced\":false",
            "\"unmapped\":[\"alertname=high_memory_load\"]");
  }

  @Test
  void aGroupOfGrafanasWithZeroDates() throws BadRequest {
    post.alertmanager(RealData.payload("alertmanager/card-grafana-inspired-payload.json"));

    Report report = post.only().report();
    assertThat(report.title())
        .isEqualTo("Ratio(Max(Working Set, RSS) / Reservation) [5m Avg] < 40 %");
    assertThat(report.impact()).isEqualTo(Impact.NONE);
    assertThat(report.startedAt()).isEqualTo("2020-10-11T14:34:11.279383004Z");
    assertThat(report.particulars().text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aws_ebs_volume_lost-mock_payload, AWS EBS in ap-southeast-2: volume lost, MINOR, OPEN,"
        + " 2017-02-07T00:55:52Z",
    "aws_ebs_volume_lost-stepbystep-mockpayload, AWS EBS in us-east-1: volume lost, MAJOR, OPEN,"
        + " 2018-11-27T01:30:00Z",
    "dos-report-notifier-stepbystep-mockpayload, AWS ABUSE in global: dos report, MINOR, OPEN,"
        + " 2018-11-27T01:30:00Z",
    "ecs_task_patching_automation-sampleevent, AWS ECS in us-east-1: task patching retirement,"
        + " MINOR, RESOLVED, 2023-08-16T23:18:51Z",
  })
  void everyEventOfAwsHealthWithItsTimesOfRfc1123(
      String file, String title, Impact impact, Phase phase, Instant started)
      throws IOException, BadRequest {
    JsonNode events = JSON.readTree(RealData.payload("aws-health/" + file + ".json"));
    assertThat(events).hasSize(1);

    assertThat(post.feeds.event(events.get(0).toString())).isEqualTo(1);
    post.feeds.event(events.get(0).toString());

    Report report = post.only().report();
    assertThat(report.title()).isEqualTo(title);
    assertThat(report.impact()).isEqualTo(impact);
    assertThat(report.phase()).isEqualTo(phase);
    assertThat(report.startedAt()).isEqualTo(started);
    assertThat(report.confidence()).isEqualTo(Confidence.ALERTED);
    assertThat(report.particulars().maintenance()).isEqualTo(file.startsWith("ecs"));
    assertThat(post.only().revision()).isEqualTo(1);
  }

  @Test
  void pagerDutysIncident() throws BadRequest {
    post.pagerDuty(RealData.payload("pagerduty/webhook-v3-incident-priority-updated.json"));

    Report report = post.only().report();
    assertThat(post.only().id()).isEqualTo("pagerduty:PGR0VU2");
    assertThat(report.title()).isEqualTo("A little bump in the road");
    assertThat(report.impact()).isEqualTo(Impact.CRITICAL);
    assertThat(report.phase()).isEqualTo(Phase.OPEN);
    assertThat(report.components()).containsExactly("checkout");
    assertThat(report.at()).isEqualTo("2021-04-26T17:36:27.458Z");
    assertThat(post.queued).as("an alarm waits for a person").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "events-v2-build-change-event, not-pagerduty",
    "events-v2-event, not-pagerduty",
    "events-v2-git-change-event, not-pagerduty",
    "rest-incidents, not-pagerduty",
    "rest-notes, not-pagerduty",
    "rest-services, not-pagerduty",
  })
  void whatIsNoWebhookOfPagerDutysIsRefusedByName(String file, String error) {
    String body = RealData.payload("pagerduty/" + file + ".json");

    assertThat(catchThrowableOfType(BadRequest.class, () -> post.pagerDuty(body)).error())
        .isEqualTo(error);
  }

  @Test
  void alarmsOfCloudWatchInEveryForm() throws IOException, BadRequest {
    String sns =
        RealData.payload("lambda-events/cloudwatch-alarm-sns-payload-multiple-metrics.json");

    post.feeds.event(JSON.readTree(sns).path("Records").path(0).path("Sns").toString());
    post.feeds.event(RealData.payload("lambda-events/java-cloudwatch_metric_alarm.json"));

    assertThat(post.all())
        .extracting(Incident::title)
        .containsExactlyInAnyOrder("EXAMPLE", "lambda-demo-metric-alarm");
    assertThat(post.all())
        .extracting(incident -> incident.report().at())
        .containsExactlyInAnyOrder(
            Instant.parse("2015-06-03T17:43:27.123Z"), Instant.parse("2023-08-04T12:36:15.490Z"));
    assertThat(post.queued).isEmpty();
    for (String other : List.of("java-cloudwatch_event", "cloudwatch-logs-event")) {
      String body = RealData.payload("lambda-events/" + other + ".json");
      assertThat(catchThrowableOfType(BadRequest.class, () -> post.feeds.event(body)).error())
          .isEqualTo("not-cloudwatch");
    }
  }

  /// One state of the page: an incident with its first updates.
  private record State(Instant at, String json, boolean planned) {}

  private static List<State> states(JsonNode real) {
    List<State> states = new ArrayList<>();
    ArrayNode updates = JSON.createArrayNode();
    String status = "investigating";
    for (JsonNode update : real.path("updates")) {
      String said = update.path("status").asText().toLowerCase(Locale.ROOT).replace(' ', '_');
      status = said.equals("update") ? status : said;
      updates
          .insertObject(0)
          .put("body", update.path("message").asText())
          .put("status", status)
          .put("created_at", update.path("at").asText())
          .put("display_at", update.path("at").asText());
      ObjectNode incident = JSON.createObjectNode();
      incident
          .put("id", real.path("id").asText())
          .put("name", real.path("title").asText())
          .put("impact", real.path("impact").asText())
          .put("status", status)
          .put("created_at", real.path("started_at").asText())
          .put("updated_at", update.path("at").asText())
          .put("shortlink", real.path("url").asText());
      boolean planned = real.path("impact").asText().equals("maintenance");
      if (planned) {
        incident.put("scheduled_for", real.path("started_at").asText());
      }
      if (status.equals("resolved") || status.equals("completed")) {
        incident.put("resolved_at", update.path("at").asText());
      }
      real.path("components")
          .forEach(name -> incident.withArray("components").addObject().put("name", name.asText()));
      incident.set("incident_updates", updates.deepCopy());
      states.add(
          new State(Instant.parse(update.path("at").asText()), incident.toString(), planned));
    }
    return states;
  }

  private static List<List<State>> history() throws IOException {
    List<List<State>> history = new ArrayList<>();
    try (Stream<String> lines =
        Files.lines(RealData.root().resolve("github-status/incidents.jsonl"))) {
      for (String line : lines.toList()) {
        history.add(states(JSON.readTree(line)));
      }
    }
    return history;
  }

  /// All parts of GitHub, as a company that uses them would map them, but for one.
  private static Components github() {
    List<Component> parts =
        Stream.of(
                "Actions",
                "Copilot",
                "Codespaces",
                "Pull Requests",
                "Issues",
                "Git Operations",
                "Pages",
                "Webhooks",
                "API Requests",
                "Packages")
            .map(name ->
                new Component(
                    name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                    name,
                    List.of(name),
                    Map.of(Feed.STATUSPAGE, List.of(name))))
            .toList();
    return new Components(parts, Set.of(), List.of("https://status.example.com"));
  }

  private void show(State state) {
    post.now = state.at();
    post.page(
        state.planned() ? "[]" : "[" + state.json() + "]",
        state.planned() ? "[" + state.json() + "]" : "[]");
    post.feeds.poll();
  }

  private static Map<Object, Long> count(Stream<?> all) {
    return all.collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
  }

  /// B2, C2: four years of a large service, each update as its page showed it.
  @Test
  void fiveHundredRealIncidentsFromTheFirstWordToTheLast() throws IOException, BadRequest {
    post.components = github();
    List<List<State>> history = history();
    assertThat(history.size()).isEqualTo(569);

    history.forEach(states -> states.forEach(this::show));

    List<Incident> all = post.all();
    assertThat(all.size()).isEqualTo(569);
    assertThat(count(all.stream().map(Incident::phase))).isEqualTo(Map.of(Phase.RESOLVED, 569L));
    assertThat(count(all.stream().map(incident -> incident.report().impact())))
        .isEqualTo(
            Map.of(Impact.NONE, 21L, Impact.MINOR, 437L, Impact.MAJOR, 88L, Impact.CRITICAL, 23L));
    List<Particulars> more = all.stream().map(one -> one.report().particulars()).toList();
    assertThat(more.stream().filter(Particulars::maintenance).count()).isEqualTo(14);
    assertThat(count(more.stream().flatMap(one -> one.unmapped().stream())))
        .isEqualTo(Map.of("Copilot AI Model Providers", 6L, "Visit www", 1L));
    // Each phase that an incident was in, once for each incident.
    assertThat(count(all.stream().flatMap(one -> one.steps().stream().map(Step::phase).distinct())))
        .isEqualTo(
            Map.of(
                Phase.SCHEDULED, 14L,
                Phase.OPEN, 548L,
                Phase.MITIGATING, 58L,
                Phase.RESOLVED, 569L));
    assertThat(all.stream().filter(one -> one.steps().size() == 1).count())
        .as("over before anybody here heard of them")
        .isEqualTo(21);
    assertThat(all.stream().filter(one -> one.report().components().isEmpty()).count())
        .isEqualTo(115);
    assertThat(announced().size()).as("mapped, and heard of while they went on").isEqualTo(442);
  }

  /// B2: pages come from caches, so an older state may follow a newer one.
  @Test
  void theSameStatesInAnyOrderEndTheSame() throws IOException, BadRequest {
    post.components = github();
    List<State> mixed = new ArrayList<>();
    for (List<State> states : history().subList(0, 150)) {
      List<State> shuffled = new ArrayList<>(states);
      shuffled.add(states.getFirst());
      Collections.shuffle(shuffled, new Random(states.hashCode()));
      Instant last = states.getLast().at();
      shuffled.forEach(state -> mixed.add(new State(last, state.json(), state.planned())));
    }

    mixed.forEach(this::show);

    assertThat(count(post.all().stream().map(Incident::phase)))
        .isEqualTo(Map.of(Phase.RESOLVED, 150L));
  }

  private Set<String> announced() {
    return post.queued.stream()
        .map(body -> body.replaceAll(".*\"incident\":\"([^\"]+)\".*", "$1"))
        .collect(Collectors.toSet());
  }
}
