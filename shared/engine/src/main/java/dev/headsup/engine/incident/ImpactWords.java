package dev.headsup.engine.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How hard an incident hits, worked out where its source has no word of ours for it: from the
/// words that monitoring people use, else from a sentence. Plain lists that anybody can read; what
/// they do not know has no answer.
public final class ImpactWords {
  private static final Map<String, Impact> WORDS =
      Map.ofEntries(
          Map.entry("none", Impact.NONE),
          Map.entry("info", Impact.NONE),
          Map.entry("information", Impact.NONE),
          Map.entry("informational", Impact.NONE),
          Map.entry("debug", Impact.NONE),
          Map.entry("ok", Impact.NONE),
          Map.entry("p4", Impact.MINOR),
          Map.entry("p5", Impact.MINOR),
          Map.entry("sev4", Impact.MINOR),
          Map.entry("sev5", Impact.MINOR),
          Map.entry("p3", Impact.MINOR),
          Map.entry("sev3", Impact.MINOR),
          Map.entry("low", Impact.MINOR),
          Map.entry("minor", Impact.MINOR),
          Map.entry("warn", Impact.MINOR),
          Map.entry("warning", Impact.MINOR),
          Map.entry("medium", Impact.MINOR),
          Map.entry("moderate", Impact.MINOR),
          Map.entry("p2", Impact.MAJOR),
          Map.entry("sev2", Impact.MAJOR),
          Map.entry("high", Impact.MAJOR),
          Map.entry("error", Impact.MAJOR),
          Map.entry("major", Impact.MAJOR),
          Map.entry("severe", Impact.MAJOR),
          Map.entry("p0", Impact.CRITICAL),
          Map.entry("p1", Impact.CRITICAL),
          Map.entry("sev0", Impact.CRITICAL),
          Map.entry("sev1", Impact.CRITICAL),
          Map.entry("page", Impact.CRITICAL),
          Map.entry("critical", Impact.CRITICAL),
          Map.entry("emergency", Impact.CRITICAL),
          Map.entry("disaster", Impact.CRITICAL),
          Map.entry("fatal", Impact.CRITICAL));

  /// From hard to mild: the first list of which something stands in the sentence counts.
  private static final List<Map.Entry<Impact, List<String>>> SENTENCES =
      List.of(
          Map.entry(
              Impact.CRITICAL,
              List.of(
                  "major outage",
                  "complete outage",
                  "full outage",
                  "total outage",
                  "all customers",
                  "all users",
                  "all services",
                  "most services",
                  "multiple services",
                  "is down",
                  "are down",
                  "completely unavailable",
                  "data loss")),
          Map.entry(
              Impact.MAJOR,
              List.of(
                  "outage",
                  "unavailable",
                  "unreachable",
                  "disruption",
                  "cannot",
                  "unable to",
                  "failing",
                  "fails",
                  "failure",
                  "operational issue",
                  "not working")),
          Map.entry(
              Impact.MINOR,
              List.of(
                  "degraded",
                  "degradation",
                  "intermittent",
                  "slow",
                  "delay",
                  "latency",
                  "elevated",
                  "increased",
                  "some users",
                  "some customers",
                  "errors",
                  "timeout")));

  private ImpactWords() {}

  /// What a word of a source stands for, for example `warning` or `SEV2`; case, blanks and dashes
  /// do not matter.
  public static Optional<Impact> word(String word) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")));
  }

  /// What a sentence in English tells. It knows no negation and guesses nothing.
  public static Optional<Impact> inText(String... sentences) {
    String text = String.join(" . ", Arrays.asList(sentences)).toLowerCase(Locale.ROOT);
    return SENTENCES.stream()
        .filter(entry -> entry.getValue().stream().anyMatch(text::contains))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
