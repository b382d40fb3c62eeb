package dev.headsup.functions;

import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.News;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Has the customers told whom an incident concerns, when its news is due, by the one of several
/// sources that speaks for all ([OneVoice]): at once by whoever brings the news, else by the sweep.
/// What nobody stands behind is told to nobody, nor is what was over before anybody was told, nor
/// what concerns no part of the product that is known; what was told once is followed to its end,
/// also when it turns out to be nothing.
///
/// The queue comes before the note that it was done, so a crash between tells again, and not never:
/// what is told twice has one id and counts once.
///
/// @param queue takes message bodies for the fan-out function
public record Announcements(
    Incidents incidents, Consumer<List<String>> queue, InstantSource clock) {
  /// Has an incident announced, unless it was, or its news has to wait.
  ///
  /// @return whether anything was queued
  public boolean of(Kept kept) {
    return tell(voice().of(kept, () -> incidents.watched(clock.instant())));
  }

  private OneVoice voice() {
    return new OneVoice(incidents, clock);
  }

  private boolean tell(Kept kept) {
    Instant now = clock.instant();
    Incident incident = kept.incident();
    boolean due =
        News.due(incident, kept.announced()).filter(when -> !when.isAfter(now)).isPresent();
    if (due) {
      queue.accept(FanoutJobs.write(incident));
      incidents.announced(incident.id(), Announced.of(incident, now));
    }
    return due;
  }

  /// Has everything announced that is due by now.
  ///
  /// @return the incidents of which news were promised and have not come
  public List<Incident> due() {
    Instant now = clock.instant();
    List<Kept> watched = incidents.watched(now);
    Set<String> told = new HashSet<>();
    for (Kept kept : watched) {
      Kept speaks = voice().of(kept, () -> watched);
      if (told.add(speaks.incident().id())) {
        tell(speaks);
      }
    }
    return watched.stream()
        .filter(kept -> News.isOverdue(kept.incident(), kept.announced(), now))
        .map(Kept::incident)
        .toList();
  }
}
