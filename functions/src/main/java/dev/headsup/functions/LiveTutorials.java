package dev.headsup.functions;

import dev.headsup.authoring.tutorial.TutorialCompiler;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.tutorial.Tutorial;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue of tutorials that runs: read when first asked and again when a minute old. Of a
/// document that cannot be used the last good version goes on, none where this function just
/// started, and the log names it; the others are not touched. Safe for use by many threads.
public final class LiveTutorials implements Supplier<Tutorials> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTutorials.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Fresh<Loaded> loaded;

  private record Loaded(List<Stored> read, Tutorials tutorials) {}

  /// @param documents reads the documents of all tutorials
  public LiveTutorials(Supplier<List<Stored>> documents, InstantSource clock) {
    this.loaded = new Fresh<>(FRESH, clock, before -> read(documents.get(), before));
  }

  @Override
  public Tutorials get() {
    return loaded.get().tutorials();
  }

  private static Loaded read(List<Stored> read, @Nullable Loaded before) {
    return before != null && before.read().equals(read)
        ? before
        : new Loaded(read, compiled(read, before == null ? Map.of() : before.tutorials().byId()));
  }

  private static Tutorials compiled(List<Stored> read, Map<String, Tutorial> known) {
    List<Tutorial> all = new ArrayList<>();
    for (Stored stored : read) {
      String id = stored.name().id();
      switch (stored) {
        case Document document -> {
          switch (TutorialCompiler.compile(id, document.files())) {
            case TutorialCompiler.Result.Ok(Tutorial tutorial) -> all.add(tutorial);
            case TutorialCompiler.Result.Problems problems ->
                goOn(stored, problems.toString(), known).ifPresent(all::add);
          }
        }
        case Stored.Damaged damaged -> goOn(stored, damaged.why(), known).ifPresent(all::add);
      }
    }
    return Tutorials.of(all);
  }

  private static Optional<Tutorial> goOn(Stored stored, String why, Map<String, Tutorial> known) {
    LOG.error("{} cannot be used, its last version goes on, if any: {}", stored.name(), why);
    return Optional.ofNullable(known.get(stored.name().id()));
  }
}
