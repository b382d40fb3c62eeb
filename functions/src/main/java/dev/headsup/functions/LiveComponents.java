package dev.headsup.functions;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.component.ComponentsCompiler;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.incident.Components;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of the product that can fail, as they run: read when first asked and again when a
/// minute old. A document that cannot be used leaves the last good one in place, none where this
/// function just started, and the log names it. Safe for use by many threads.
public final class LiveComponents implements Supplier<Components> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveComponents.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Supplier<Optional<Stored>> document;
  private final InstantSource clock;
  private @Nullable Loaded loaded;

  private record Loaded(Instant at, String version, Components components) {}

  /// @param document reads the document, empty for none
  public LiveComponents(Supplier<Optional<Stored>> document, InstantSource clock) {
    this.document = document;
    this.clock = clock;
  }

  @Override
  public synchronized Components get() {
    Instant now = clock.instant();
    Loaded before = loaded;
    if (before != null && now.isBefore(before.at().plus(FRESH)) && !now.isBefore(before.at())) {
      return before.components();
    }
    Components known = before == null ? Components.NONE : before.components();
    String knownVersion = before == null ? "" : before.version();
    Loaded fresh =
        switch (document.get().orElse(null)) {
          case null -> new Loaded(now, "none", Components.NONE);
          case Document one when one.hash().equals(knownVersion) ->
              new Loaded(now, knownVersion, known);
          case Document one -> new Loaded(now, one.hash(), compiled(one, known));
          case Stored.Damaged damaged -> {
            LOG.error("{} cannot be used, its last version goes on: {}", damaged.name(), damaged);
            yield new Loaded(now, knownVersion, known);
          }
        };
    loaded = fresh;
    return fresh.components();
  }

  private static Components compiled(Document document, Components known) {
    Findings findings = new Findings();
    Components components = ComponentsCompiler.compile(document.files(), findings);
    if (findings.isEmpty()) {
      return components;
    }
    LOG.error(
        "{} cannot be used, its last version goes on: {}", document.name(), findings.sorted());
    return known;
  }
}
