package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The demo's files, moved in time so that the morning ends where the caller says.
///
/// @param customers who they are; needs the server key
/// @param events what they do, in order of arrival
/// @param begin when the local clock must start
record Morning(List<String> customers, List<Timed> events, Instant begin) {

  /// From the clock's start to the morning's end.
  static final Duration LENGTH = Duration.ofMinutes(132);

  private static final Duration PRELUDE =
      Duration.between(Story.KNOWN.minusSeconds(60), Story.BEGIN);

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant INCIDENTS = Instant.parse("2016-03-09T10:00:00Z");

  Morning {
    customers = List.copyOf(customers);
    events = List.copyOf(events);
  }

  /// A call, and when it arrives.
  record Timed(Instant at, String json) {}

  /// Reads the files of a folder such as `infra/local/demo`.
  static Morning read(Path folder, Instant begin) throws IOException {
    Duration shift = Duration.between(Story.KNOWN.minusSeconds(60), begin);
    List<String> customers = new ArrayList<>();
    for (Timed line : moved(folder.resolve("customers.jsonl"), shift)) {
      customers.add(line.json());
    }
    Duration incidents = Duration.between(INCIDENTS, Story.BEGIN).plus(shift);
    List<Timed> all = new ArrayList<>(arrivals(moved(folder.resolve("story.jsonl"), shift)));
    all.addAll(arrivals(moved(folder.resolve("service-desk/incidents.jsonl"), incidents)));
    all.sort(Comparator.comparing(Timed::at));
    return new Morning(customers, all, begin);
  }

  /// When it is, so long after the story's beginning.
  Instant after(Duration passed) {
    return begin.plus(PRELUDE).plus(passed);
  }

  /// When it is over.
  Instant end() {
    return begin.plus(LENGTH);
  }

  /// What arrives after one moment and not after another.
  List<String> between(Instant after, Instant until) {
    return events.stream()
        .filter(line -> line.at().isAfter(after) && !line.at().isAfter(until))
        .map(Timed::json)
        .toList();
  }

  /// Who did something whose name begins so, until then.
  Set<String> whoDid(String beginning, Instant until) throws IOException {
    Set<String> who = new HashSet<>();
    for (Timed line : events) {
      JsonNode call = JSON.readTree(line.json());
      if (!line.at().isAfter(until) && call.path("event").asText().startsWith(beginning)) {
        who.add(call.path("userId").asText());
      }
    }
    return who;
  }

  private static List<Timed> moved(Path file, Duration shift) throws IOException {
    List<Timed> lines = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      ObjectNode call = (ObjectNode) JSON.readTree(text);
      Instant at = Instant.parse(call.path("timestamp").asText()).plus(shift);
      lines.add(new Timed(at, call.put("timestamp", at.toString()).toString()));
    }
    return lines;
  }

  /// The file's order is the order of arrival: a late line arrives with the one before it.
  private static List<Timed> arrivals(List<Timed> lines) {
    List<Timed> arrivals = new ArrayList<>();
    Instant latest = Instant.MIN;
    for (Timed line : lines) {
      latest = line.at().isAfter(latest) ? line.at() : latest;
      arrivals.add(new Timed(latest, line.json()));
    }
    return arrivals;
  }
}
