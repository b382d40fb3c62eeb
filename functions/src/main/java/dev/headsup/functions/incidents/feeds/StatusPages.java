package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Components;
import dev.headsup.functions.incidents.feeds.Intake.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the status pages that components.yaml names: each minute while something goes on there,
/// else every five. What they said last is remembered by this worker alone; another one asks again,
/// which costs two requests and changes nothing.
final class StatusPages {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPages.class);
  private static final Duration QUIET = Duration.ofMinutes(5);

  /// A schedule does not fire to the second.
  private static final Duration EARLY = Duration.ofSeconds(30);

  private final Supplier<Components> components;
  private final Fetch fetch;
  private final Intake intake;
  private final Adapter reader = new Statuspage();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /// @param updated when the page says that it last changed
  /// @param busy whether something goes on there
  /// @param stirred whether something went on there then or the time before: the page's files come
  ///   from caches, and one of them may be older than the other
  private record Seen(Instant at, String updated, boolean busy, boolean stirred) {}

  StatusPages(Supplier<Components> components, Fetch fetch, Intake intake) {
    this.components = components;
    this.fetch = fetch;
    this.intake = intake;
  }

  /// Whether there is a page to ask.
  boolean isEmpty() {
    return components.get().pages().isEmpty();
  }

  /// What the schedule does: asks the pages whose turn it is.
  List<Taken> poll(Instant now) {
    List<Taken> taken = new ArrayList<>();
    for (String page : components.get().pages()) {
      Seen last = seen.get(page);
      if (last == null || last.busy() || !now.isBefore(last.at().plus(QUIET).minus(EARLY))) {
        taken.addAll(poll(page, last, now));
      }
    }
    return taken;
  }

  private List<Taken> poll(String page, @Nullable Seen last, Instant now) {
    Optional<Said> summary = ask(page, "summary");
    if (summary.isEmpty()) {
      return List.of();
    }
    Said said = summary.get();
    String updated = said.at("page").line("updated_at", 60);
    boolean busy =
        !said.list("incidents").isEmpty() || !said.list("scheduled_maintenances").isEmpty();
    Seen next = new Seen(now, updated, busy, busy || (last != null && last.busy()));
    if (last != null
        && !updated.isEmpty()
        && updated.equals(last.updated())
        && !busy
        && !last.stirred()) {
      seen.put(page, next);
      return List.of();
    }
    Optional<List<Taken>> taken = take(page, now);
    // What could not be read is asked for again the next time.
    taken.ifPresent(all -> seen.put(page, next));
    return taken.orElse(List.of());
  }

  /// What a webhook does: asks every page now. What it says itself is never believed.
  ///
  /// @return empty where a page did not answer
  Optional<List<Taken>> look(Instant now) {
    List<Taken> all = new ArrayList<>();
    boolean whole = true;
    for (String page : components.get().pages()) {
      Optional<List<Taken>> taken = take(page, now);
      whole &= taken.isPresent();
      taken.ifPresent(all::addAll);
      seen.remove(page);
    }
    return whole ? Optional.of(all) : Optional.empty();
  }

  private Optional<List<Taken>> take(String page, Instant now) {
    List<News> news = new ArrayList<>();
    for (String file : List.of("incidents", "scheduled-maintenances")) {
      Optional<Said> said = ask(page, file);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      try {
        news.addAll(reader.read(said.get(), now));
      } catch (BadRequest odd) {
        LOG.warn("{} says something odd in {}: {}", page, file, odd.error());
        return Optional.empty();
      }
    }
    return Optional.of(news.stream().map(one -> intake.take(one, now)).toList());
  }

  private Optional<Said> ask(String page, String file) {
    Optional<byte[]> body = fetch.get(page + "/api/v2/" + file + ".json");
    if (body.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Said.of(body.get()));
    } catch (BadRequest odd) {
      LOG.warn("{} does not answer {} as a Statuspage does: {}", page, file, odd.error());
      return Optional.empty();
    }
  }
}
