package dev.headsup.functions.console;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Correction.About;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.console.Sources.Triggers.Told;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a person puts right what was said: who may have read the wrong message, what they hear
/// instead, and how far that is. Nothing is said while the trigger still says what is wrong, and
/// nothing leaves before [Correction#UNDO] is over ([why](docs/decisions/0034-corrections.md)).
record CorrectionsDesk(Sources sources, Layout layout) {
  private static final String MENU = "brakes";
  private static final int LISTED = 20;
  private static final long HOURS = 24;

  Reply list(Ask ask, Visitor visitor) {
    return layout.page(
        "corrections",
        "Put right what was said",
        MENU,
        visitor,
        Map.of(
            "rows",
            page().rows(sources.righting().corrections().newest(LISTED)),
            "triggers",
            sources.triggers().all().stream()
                .map(Told::trigger)
                .filter(trigger -> !trigger.send().toPerson())
                .toList()));
  }

  /// The form, with who is counted and the words to begin with.
  Reply write(Ask ask, Visitor visitor) {
    String hours = ask.value("hours").orElse(Long.toString(HOURS));
    long back = hours.matches("\\d{1,3}") ? Long.parseLong(hours) : HOURS;
    Instant until = now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Instant since =
        until.minus(Duration.ofHours(Math.clamp(back, 1, Correction.LONGEST.toHours())));
    return about(ask.value("trigger").orElse(""), ask.value("version").orElse(""), since, until)
        .map(about -> form(about, ask, visitor, false))
        .orElseGet(() -> layout.notFound(visitor));
  }

  /// The form again, with what customers would read, and what is wrong with it.
  Reply check(Ask ask, Visitor visitor) {
    return about(ask)
        .map(about -> form(about, ask, visitor, true))
        .orElseGet(() -> layout.notFound(visitor));
  }

  private Reply form(About about, Ask ask, Visitor visitor, boolean checks) {
    Readers readers = Readers.of(sources, about);
    CorrectionWriting writing = CorrectionWriting.of(readers, ask, theirs(about.trigger()));
    return layout.page(
        "righting",
        "Put right what was said",
        MENU,
        visitor,
        Map.of(
            "form",
            page()
                .form(
                    about,
                    readers,
                    writing,
                    waitsFor(about).orElse(""),
                    sources.righting().corrections().newest(LISTED),
                    checks,
                    sources.safety().policy().get().brand())));
  }

  Reply say(Ask ask, Visitor visitor) {
    Optional<About> about = about(ask);
    if (about.isEmpty()) {
      return layout.notFound(visitor);
    }
    Readers readers = Readers.of(sources, about.get());
    CorrectionWriting writing = CorrectionWriting.of(readers, ask, theirs(about.get().trigger()));
    boolean unfit =
        readers.customers() == 0
            || waitsFor(about.get()).isPresent()
            || !writing.problems(sources.safety().policy().get().brand()).isEmpty();
    if (unfit) {
      return form(about.get(), ask, visitor, true).as(409);
    }
    Correction correction =
        Correction.said(
            about.get(),
            writing.purpose(),
            writing.files(),
            readers.customers(),
            visitor.name(),
            now());
    // Queued before it is known to be new: who sent the form twice, or whose answer got lost, walks
    // twice and tells once.
    sources.righting().corrections().add(correction);
    sources.righting().tell().accept(correction);
    return Reply.seeOther(CorrectionsPage.url(correction));
  }

  Reply one(Ask ask, Visitor visitor) {
    return sources
        .righting()
        .corrections()
        .find(ask.path().get(1))
        .map(found ->
            layout.page(
                "correction",
                "A correction",
                MENU,
                visitor,
                Map.of("one", page().one(found, visitor.readsMessages()))))
        .orElseGet(() -> layout.notFound(visitor));
  }

  Reply stop(Ask ask, Visitor visitor) {
    return sources
        .righting()
        .corrections()
        .stop(ask.path().get(1), visitor.name(), now())
        .map(stopped -> Reply.seeOther(CorrectionsPage.url(stopped)))
        .orElseGet(() -> layout.notFound(visitor));
  }

  private Optional<About> about(Ask ask) {
    try {
      return about(
          ask.field("trigger"),
          ask.field("version"),
          Instant.parse(ask.field("since")),
          Instant.parse(ask.field("until")));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private Optional<About> about(String trigger, String version, Instant since, Instant until) {
    boolean odd = !since.isBefore(until) || since.plus(Correction.LONGEST).isBefore(until);
    return odd
        ? Optional.empty()
        : running(trigger).map(one -> new About(trigger, one.name(), version, since, until));
  }

  private Optional<Trigger> running(String id) {
    return sources.triggers().all().stream()
        .map(Told::trigger)
        .filter(trigger -> trigger.id().equals(id))
        .findFirst();
  }

  /// What has to happen before a correction may be said: the wrong message still goes out, or
  /// nothing goes out at all.
  private Optional<String> waitsFor(About about) {
    KillSwitch stop = sources.safety().policy().get().stop();
    if (stop.all()) {
      return Optional.of(
          "All sending is stopped, and a correction would be lost. Stop the one trigger instead"
              + " (./headsup stop --trigger "
              + about.trigger()
              + " --why \"wrong link\"), and resume the rest.");
    }
    boolean speaks =
        running(about.trigger())
            .filter(trigger -> trigger.status() == Trigger.Status.LIVE)
            .filter(trigger -> about.version().isEmpty() || about.version().equals(trigger.hash()))
            .filter(trigger -> !stop.stops(trigger.id()) && !stopped(trigger))
            .isPresent();
    return speaks
        ? Optional.of(
            "The trigger still says it. Stop it first: ./headsup stop --trigger "
                + about.trigger()
                + " --why \"wrong link\". Whoever is told in between would miss the correction.")
        : Optional.empty();
  }

  private boolean stopped(Trigger trigger) {
    String key = Brake.of(trigger);
    Brake brake = sources.safety().brakes().read(List.of(key)).get(key);
    return brake != null && brake.stopped() != null;
  }

  private Map<String, String> theirs(String trigger) {
    return Optional.ofNullable(sources.safety().documents().get().get(Trigger.root(trigger)))
        .map(Document::files)
        .orElse(Map.of());
  }

  private Instant now() {
    return sources.clock().instant();
  }

  private CorrectionsPage page() {
    return new CorrectionsPage(sources, now());
  }
}
