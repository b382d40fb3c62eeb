package dev.headsup.functions;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.component.ComponentsCompiler;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.incident.Components;
import java.time.Duration;
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

  private final Fresh<Loaded> loaded;

  private record Loaded(String version, Components components) {
    static final Loaded NOTHING = new Loaded("none", Components.NONE);
  }

  /// @param document reads the document, empty for none
  public LiveComponents(Supplier<Optional<Stored>> document, InstantSource clock) {
    this.loaded =
        new Fresh<>(
            FRESH,
            clock,
            before -> read(document.get().orElse(null), before == null ? Loaded.NOTHING : before));
  }

  @Override
  public Components get() {
    return loaded.get().components();
  }

  private static Loaded read(@Nullable Stored stored, Loaded before) {
    return switch (stored) {
      case null -> Loaded.NOTHING;
      case Document one when one.hash().equals(before.version()) -> before;
      case Document one -> new Loaded(one.hash(), compiled(one, before.components()));
      case Stored.Damaged damaged -> {
        LOG.error("{} cannot be used, its last version goes on: {}", damaged.name(), damaged);
        yield before;
      }
    };
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
