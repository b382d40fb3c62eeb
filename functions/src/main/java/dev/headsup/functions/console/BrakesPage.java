package dev.headsup.functions.console;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Approved;
import dev.headsup.engine.brake.Brake.Asked;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Figures;
import dev.headsup.engine.policy.Figures.Bad;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Ramp;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.HealthReader;
import dev.headsup.functions.console.Sources.Triggers.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The brakes, as they hold every live trigger and every channel now.
final class BrakesPage {
  private final Sources sources;
  private final boolean readsMessages;
  private final Instant now;
  private final List<Told> live;
  private final Map<String, Document> documents;
  private final Map<String, Brake> brakes;

  /// @param readsMessages whether whoever looks may read messages
  BrakesPage(Sources sources, boolean readsMessages) {
    this.sources = sources;
    this.readsMessages = readsMessages;
    this.now = sources.clock().instant();
    this.live =
        sources.triggers().all().stream()
            .filter(told -> told.trigger().status() == Trigger.Status.LIVE)
            .filter(told -> !told.trigger().send().toPerson())
            .toList();
    this.documents = sources.safety().documents().get();
    List<String> keys = new ArrayList<>(live.stream().map(BrakesPage::key).toList());
    for (Channel channel : Channel.values()) {
      keys.add(Brake.of(channel));
    }
    this.brakes = sources.safety().brakes().read(keys);
  }

  /// Everything that the page shows.
  record Page(
      List<Stopped> stopped, List<Question> questions, List<Watcher> watchers, List<Row> rows) {
    Page {
      stopped = List.copyOf(stopped);
      questions = List.copyOf(questions);
      watchers = List.copyOf(watchers);
      rows = List.copyOf(rows);
    }
  }

  /// What stopped by itself.
  record Stopped(String key, String name, String why, Moment at) {}

  /// What a second person is asked.
  ///
  /// @param by who made the version, empty where that is not known
  /// @param texts what customers would read; empty for who may not read messages
  record Question(
      String key,
      String name,
      String sentence,
      String by,
      long customers,
      String number,
      String why,
      Moment at,
      List<Text> texts) {
    Question {
      texts = List.copyOf(texts);
    }
  }

  /// What only watches, until somebody turns it on.
  ///
  /// @param number how many it would have told so far
  /// @param texts as of [Question]
  record Watcher(
      String key,
      String name,
      String sentence,
      String by,
      String number,
      Moment since,
      List<Text> texts) {
    Watcher {
      texts = List.copyOf(texts);
    }
  }

  /// One message file.
  record Text(String file, String text) {}

  /// How one version stands.
  ///
  /// @param figures what came of its messages in the last day
  record Row(String name, String id, Outcome.Pill pill, String said, String figures) {}

  private static String key(Told told) {
    return Brake.of(told.trigger());
  }

  /// Whether a trigger of this very version is live.
  boolean runs(String key) {
    return live.stream().anyMatch(told -> key(told).equals(key));
  }

  /// How many customers a day it would have told while it watched: on this day, or on the average
  /// of all days where that is more, for this day may just have begun.
  long perDay(String key) {
    Brake brake = brake(key);
    Instant since = brake.watching();
    long hours = since == null ? 0 : Duration.between(since, now).toHours();
    long days = Math.max(1, Math.ceilDiv(hours, 24));
    return Math.max(brake.pace().today(), Math.ceilDiv(brake.pace().passed(), days));
  }

  /// Whether it is a live version, or a channel.
  boolean knows(String key) {
    return brakes.containsKey(key);
  }

  /// Who made a version, as they called themselves; empty where that is not known.
  String author(String key) {
    return live.stream()
        .filter(told -> key(told).equals(key))
        .findFirst()
        .flatMap(told -> document(told.trigger()))
        .map(Document::by)
        .orElse("");
  }

  private Optional<Document> document(Trigger trigger) {
    return Optional.ofNullable(documents.get(Trigger.root(trigger.id())));
  }

  private Brake brake(String key) {
    return brakes.getOrDefault(key, Brake.released(key));
  }

  Page now() {
    List<Stopped> stopped = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<Watcher> watchers = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      stopped(Brake.of(channel), "Everything by " + channel.word()).ifPresent(stopped::add);
    }
    HealthReader health = new HealthReader(sources.safety().counters(), sources.clock());
    Policy policy = sources.safety().policy().get();
    for (Told told : live) {
      stopped(key(told), told.trigger().name()).ifPresent(stopped::add);
      question(told).ifPresent(questions::add);
      watcher(told).ifPresent(watchers::add);
      rows.add(row(told.trigger(), policy, health));
    }
    return new Page(stopped, questions, watchers, rows);
  }

  private Optional<Stopped> stopped(String key, String name) {
    Stop stop = brake(key).stopped();
    return Optional.ofNullable(stop)
        .map(it -> new Stopped(key, name, it.why(), Moment.ago(it.at(), ZoneOffset.UTC, now)));
  }

  private Optional<Question> question(Told told) {
    Asked asked = brake(key(told)).asked();
    return Optional.ofNullable(asked)
        .map(it ->
            new Question(
                key(told),
                told.trigger().name(),
                told.sentence(),
                author(key(told)),
                it.customers(),
                Phrases.number(it.customers()),
                it.why(),
                Moment.ago(it.at(), ZoneOffset.UTC, now),
                readsMessages ? texts(told.trigger()) : List.of()));
  }

  private Optional<Watcher> watcher(Told told) {
    Brake brake = brake(key(told));
    return Optional.ofNullable(brake.watching())
        .map(since ->
            new Watcher(
                key(told),
                told.trigger().name(),
                told.sentence(),
                author(key(told)),
                Phrases.number(brake.pace().passed()),
                Moment.ago(since, ZoneOffset.UTC, now),
                readsMessages ? texts(told.trigger()) : List.of()));
  }

  private List<Text> texts(Trigger trigger) {
    return document(trigger).map(Document::files).orElse(Map.of()).entrySet().stream()
        .filter(file -> file.getKey().endsWith(".md"))
        .sorted(Map.Entry.comparingByKey())
        .map(file -> new Text(file.getKey(), file.getValue().strip()))
        .toList();
  }

  private Row row(Trigger trigger, Policy policy, HealthReader health) {
    Brake brake = brake(Brake.of(trigger));
    Ramp ramp = Brake.ramp(trigger, policy.braking());
    return new Row(
        trigger.name(),
        trigger.id(),
        pill(brake, ramp),
        said(brake, ramp),
        figures(trigger, brake, health));
  }

  private Outcome.Pill pill(Brake brake, Ramp ramp) {
    if (brake.stopped() != null) {
      return new Outcome.Pill("stopped", "bad", "no");
    }
    if (brake.watching() != null) {
      return new Outcome.Pill("watches", "not", "clock");
    }
    if (brake.asked() != null) {
      return new Outcome.Pill("asks", "wait", "ask");
    }
    return brake.opens(ramp).filter(now::isBefore).isPresent()
        ? new Outcome.Pill("holds", "wait", "clock")
        : new Outcome.Pill("open", "good", "check");
  }

  private String said(Brake brake, Ramp ramp) {
    if (brake.watching() != null) {
      return "only watches, would have told " + Phrases.number(brake.pace().passed());
    }
    String step =
        ramp.isLast(brake.pace().step())
            ? "everybody may hear it"
            : "step "
                + (brake.pace().step() + 1)
                + " of "
                + (ramp.shares().size() + 2)
                + ", "
                + Phrases.number(brake.pace().passed())
                + " let through so far"
                + brake
                    .opens(ramp)
                    .filter(now::isBefore)
                    .map(opens ->
                        ", the next step begins at "
                            + Moment.clock(opens, ZoneOffset.UTC, now).words())
                    .orElse("");
    return step + decision(brake.decided());
  }

  private static String decision(@Nullable Approved decided) {
    return decided == null
        ? ""
        : "; "
            + decided.by()
            + (decided.yes() ? " said yes to " : " said no to ")
            + Phrases.number(decided.customers())
            + " a day"
            + (decided.why().isEmpty() ? "" : " alone: " + decided.why());
  }

  private static String figures(Trigger trigger, Brake brake, HealthReader health) {
    List<String> parts = new ArrayList<>();
    for (Channel channel : trigger.send().channels()) {
      Figures figures = health.figures(trigger, channel, brake.since(), null);
      if (figures.sent() > 0 || figures.of(Bad.ERRORS) > 0) {
        List<String> bad = new ArrayList<>();
        for (Bad how : Bad.values()) {
          if (figures.of(how) > 0) {
            bad.add(Phrases.number(figures.of(how)) + " " + how.words());
          }
        }
        parts.add(
            Phrases.number(figures.sent())
                + " by "
                + channel.word()
                + (bad.isEmpty() ? "" : " (" + String.join(", ", bad) + ")"));
      }
    }
    return parts.isEmpty() ? "nothing sent" : String.join("; ", parts);
  }
}
