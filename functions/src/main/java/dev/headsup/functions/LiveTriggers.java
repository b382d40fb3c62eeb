package dev.headsup.functions;

import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.decision.Standing;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The triggers that run, compiled: read from the settings when first asked and again when a minute
/// old, so a change is live within a minute everywhere.
///
/// Of a document that is damaged, of a newer form, or does not compile, the last good version that
/// this function had goes on (none where it just started), and the log names it; the others are not
/// touched. Safe for use by many threads.
public final class LiveTriggers {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTriggers.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Fresh<Loaded> loaded;

  /// @param triggers by id, without what follows up on them
  /// @param all by id, with what follows up on them
  private record Loaded(
      String version,
      Map<String, CompiledTrigger> triggers,
      Map<String, CompiledTrigger> all,
      Map<String, Document> documents,
      TriggerSet set) {}

  /// @param documents reads the documents of all triggers
  LiveTriggers(Supplier<List<Stored>> documents, InstantSource clock) {
    this.loaded = new Fresh<>(FRESH, clock, before -> read(documents.get(), before));
  }

  /// All that decide, indexed.
  public TriggerSet set() {
    return loaded.get().set();
  }

  /// One trigger or follow-up with its messages, whatever its status.
  public Optional<CompiledTrigger> find(String id) {
    return Optional.ofNullable(loaded.get().all().get(id));
  }

  /// All triggers, by id; each holds what follows up on it.
  public Map<String, CompiledTrigger> all() {
    return loaded.get().triggers();
  }

  /// The documents of all triggers, by id; those that can be read.
  public Map<String, Document> documents() {
    return loaded.get().documents();
  }

  /// Every trigger and follow-up, whatever its status, and the [StandingTriggers#WISHES].
  public List<Trigger> everything() {
    return Stream.concat(
            loaded.get().all().values().stream().map(CompiledTrigger::trigger),
            StandingTriggers.WISHES.stream())
        .toList();
  }

  private static Loaded read(List<Stored> read, @Nullable Loaded before) {
    String version = String.join(" ", read.stream().map(LiveTriggers::version).toList());
    return before != null && before.version().equals(version)
        ? before
        : compiled(read, version, before == null ? Map.of() : before.triggers());
  }

  private static String version(Stored stored) {
    return switch (stored) {
      case Document document -> document.name() + "@" + document.hash();
      case Stored.Damaged damaged -> damaged.name() + "!" + damaged.why();
    };
  }

  private static Loaded compiled(
      List<Stored> read, String version, Map<String, CompiledTrigger> before) {
    Map<String, CompiledTrigger> triggers = new HashMap<>();
    for (Stored stored : read) {
      String id = stored.name().id();
      switch (stored) {
        case Document document -> {
          switch (TriggerCompiler.compile(id, document.files())) {
            case CompileResult.Ok(CompiledTrigger trigger) -> triggers.put(id, trigger);
            case CompileResult.Problems problems ->
                goOn(stored.name(), problems.toString(), before, triggers);
          }
        }
        case Stored.Damaged damaged -> goOn(stored.name(), damaged.why(), before, triggers);
      }
    }
    List<CompiledTrigger> all =
        triggers.values().stream().flatMap(trigger -> trigger.all().stream()).toList();
    return new Loaded(
        version,
        Map.copyOf(triggers),
        all.stream().collect(Collectors.toMap(each -> each.trigger().id(), each -> each)),
        read.stream()
            .filter(Document.class::isInstance)
            .map(Document.class::cast)
            .collect(Collectors.toMap(document -> document.name().id(), document -> document)),
        Standing.set(all.stream().map(CompiledTrigger::trigger).toList()));
  }

  /// Keeps the last good version of a trigger, where there is one.
  private static void goOn(
      DocumentName name,
      String why,
      Map<String, CompiledTrigger> before,
      Map<String, CompiledTrigger> triggers) {
    CompiledTrigger good = before.get(name.id());
    if (good != null) {
      triggers.put(name.id(), good);
    }
    LOG.error(
        "{} cannot run, {}; ./headsup rollback {} puts a good version back: {}",
        name,
        good == null ? "and this function has no earlier version of it" : "its last version does",
        name,
        why);
  }
}
