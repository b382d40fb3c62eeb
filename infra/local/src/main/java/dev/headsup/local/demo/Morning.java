package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The demo's files, moved in time so that the morning ends where the caller says.
///
/// @param customers who they are; needs the server key
/// @param before what happens up to Ana's third failure, that included
/// @param waiting the minutes in which Headsup waits for her to manage
/// @param after the rest of the morning
/// @param begin when the local clock must start
record Morning(
    List<String> customers,
    List<String> before,
    List<String> waiting,
    List<String> after,
    Instant begin) {

  /// From the clock's start to the morning's end.
  static final Duration LENGTH = Duration.ofMinutes(126);

  /// The wait of the trigger, and the minute in which the schedule comes by.
  private static final Duration PATIENCE = Duration.ofMinutes(7);

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant INCIDENTS = Instant.parse("2016-03-09T10:00:00Z");

  Morning {
    customers = List.copyOf(customers);
    before = List.copyOf(before);
    waiting = List.copyOf(waiting);
    after = List.copyOf(after);
  }

  private record Timed(Instant at, String json) {}

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
    Instant third = begin;
    for (Timed line : all) {
      third = line.json().contains("\"userId\":\"ana\"") ? line.at() : third;
    }
    Instant told = third.plus(PATIENCE);
    List<String> before = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (Timed line : all) {
      (line.at().isAfter(told) ? after : line.at().isAfter(third) ? waiting : before)
          .add(line.json());
    }
    return new Morning(customers, before, waiting, after, begin);
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
