package dev.headsup.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.demo.ServiceDeskLog;
import dev.headsup.local.demo.ServiceDeskLog.Row;
import dev.headsup.local.replay.Replay;
import dev.headsup.local.replay.Summary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A real service desk's log through the public door, and who is told compared with a plain count
/// over the log. By default one caller in sixteen; all of them with `./headsup test --full`.
final class ServiceDeskReplayTest {

  private static final Duration THIRD_WITHIN = Duration.ofDays(14);
  private static final Duration CATEGORY_LIMIT = Duration.ofDays(7);
  private static final JsonMapper JSON = new JsonMapper();

  /// Somebody told by a trigger because of what happened at a time.
  private record Told(String trigger, String customer, Instant cause) {}

  @Test
  void whoIsToldIsWhatAPlainCountOverTheLogSays() throws Exception {
    List<Row> incidents =
        ServiceDeskLog.rows().stream()
            .filter(Row::first)
            .filter(row -> isAsked(row.get("caller")))
            .sorted(Comparator.comparing(Row::opened))
            .toList();
    Set<Told> expected = new HashSet<>();
    byCaller(incidents).values().forEach(of -> expected.addAll(plainCount(of)));
    assertThat(expected).extracting(Told::trigger).contains("third-incident", "category-42");

    Instant begin = incidents.getFirst().opened().minus(Duration.ofHours(1));
    try (TestStack stack = TestStack.start("service-desk", Optional.of(begin))) {
      Summary known = replay(stack, stack.serverKey(), customers(incidents, begin));
      List<String> calls = incidents.stream().map(row -> ServiceDeskLog.call(row, 0)).toList();
      Summary sent = replay(stack, stack.writeKey(), calls);

      assertThat(known.complete()).isTrue();
      assertThat(sent.accepted()).isEqualTo(incidents.size());
      assertThat(told(stack)).isEqualTo(expected);
      System.getLogger("replay")
          .log(
              System.Logger.Level.INFO,
              "{0} incidents in {1} s, {2} told",
              sent.sent(),
              sent.took().toSeconds(),
              expected.size());
    }
  }

  private static boolean isAsked(String caller) {
    return Boolean.getBoolean("headsup.full") || caller.hashCode() % 16 == 0;
  }

  /// What the two triggers of `triggers/service-desk` must say about one caller's incidents, which
  /// come in the order in which they were opened.
  private static Set<Told> plainCount(List<Row> incidents) {
    Set<Told> told = new HashSet<>();
    Instant lastThird = Instant.MIN;
    Instant lastCategory = Instant.MIN;
    for (int i = 0; i < incidents.size(); i++) {
      Instant now = incidents.get(i).opened();
      String customer = "caller-" + incidents.get(i).get("caller");
      int recent = 0;
      for (int j = 0; j <= i; j++) {
        if (incidents.get(j).opened().isAfter(now.minus(THIRD_WITHIN))) {
          recent++;
        }
      }
      if (recent >= 3 && !lastThird.isAfter(now.minus(THIRD_WITHIN))) {
        told.add(new Told("third-incident", customer, now));
        lastThird = now;
      }
      boolean named = incidents.get(i).get("category").equals("42");
      if (named && !lastCategory.isAfter(now.minus(CATEGORY_LIMIT))) {
        told.add(new Told("category-42", customer, now));
        lastCategory = now;
      }
    }
    return told;
  }

  private static Map<String, List<Row>> byCaller(List<Row> incidents) {
    Map<String, List<Row>> callers = new HashMap<>();
    for (Row row : incidents) {
      callers.computeIfAbsent(row.get("caller"), caller -> new ArrayList<>()).add(row);
    }
    return callers;
  }

  private static List<String> customers(List<Row> incidents, Instant at) {
    List<String> calls = new ArrayList<>();
    for (String caller : byCaller(incidents).keySet()) {
      ObjectNode call = JSON.createObjectNode();
      call.put("type", "identify").put("userId", "caller-" + caller);
      call.put("messageId", "known-" + caller).put("timestamp", at.toString());
      call.putObject("context").putObject("consent").putObject("help").put("INBOX", "GRANTED");
      calls.add(call.toString());
    }
    return calls;
  }

  private static Summary replay(TestStack stack, String key, List<String> lines)
      throws IOException, InterruptedException {
    Replay.Options options = new Replay.Options(stack.url(), key, 0, true, false);
    StringWriter trouble = new StringWriter();
    try (Replay replay = new Replay(options, new PrintWriter(trouble));
        BufferedReader reader = new BufferedReader(new StringReader(String.join("\n", lines)))) {
      Summary summary = replay.run(reader);
      assertThat(trouble.toString()).isEmpty();
      return summary;
    }
  }

  private static Set<Told> told(TestStack stack) throws IOException, InterruptedException {
    Set<Told> told = new HashSet<>();
    for (JsonNode entry : stack.ledger()) {
      if (entry.path("decision").asText().equals("Send")) {
        JsonNode times = entry.path("evidence").path("times");
        told.add(
            new Told(
                entry.path("trigger").asText(),
                entry.path("customer").asText(),
                Instant.parse(times.path(times.size() - 1).asText())));
      }
    }
    return told;
  }
}
