package dev.headsup.functions.console;

import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incident.Step;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.functions.OneVoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of incidents, and what a person decides there: that one is real, and what it is
/// called, so that the customers whom it concerns hear of it; that it is none; that it is over;
/// that nobody more is to hear of it for now. Nothing leaves before [#UNDO] is over, and until then
/// it can be taken back: what was decided since makes the walks of the decision before come to
/// nothing ([why](docs/decisions/0032-a-moment-to-take-it-back.md)).
record IncidentsDesk(Sources sources, Layout layout) {
  /// How long nothing leaves after a person decided.
  static final Duration UNDO = Duration.ofSeconds(10);

  private static final String MENU = "incidents";

  Reply list(Ask ask, Visitor visitor) {
    return layout.page("incidents", "Incidents", MENU, visitor, Map.of("rows", page().rows()));
  }

  Reply one(Ask ask, Visitor visitor) {
    Optional<Incident> found = found(ask);
    if (found.isEmpty()) {
      return layout.notFound(visitor);
    }
    if (!found.get().id().equals(ask.path().get(1))) {
      return Reply.seeOther(Urls.incident(found.get().id()));
    }
    IncidentsPage.One one = page().one(found.get());
    return layout.page(
        "incident",
        one.row().title(),
        MENU,
        visitor,
        Map.of(
            "incident",
            one,
            "view",
            new IncidentView(sources, visitor.readsMessages(), now())
                .of(found.get(), ask.value("from").orElse(""))));
  }

  Reply confirm(Ask ask, Visitor visitor) {
    String title = ask.field("title").strip();
    if (title.isEmpty() || title.length() > Report.TITLE) {
      return layout.words(
          400,
          "Nothing was changed",
          "Customers read what it is called: one line of at most " + Report.TITLE + " characters.",
          "Go back, and give it a name for them.",
          visitor);
    }
    if (found(ask).filter(PartsToChoose::isMissing).isPresent()) {
      return layout.words(
          409,
          "Nothing was changed",
          "Nobody would hear of it: no part of the product is known that it concerns.",
          "Go back, and choose what it concerns first.",
          visitor);
    }
    return judged(Verdict.CONFIRMED, title, ask, visitor);
  }

  /// Takes in what it concerns, and lets nobody hear of it before somebody confirms it: what was
  /// chosen is to be seen first with the customers whom it leads to.
  Reply choose(Ask ask, Visitor visitor) {
    Optional<Incident> found = found(ask).filter(PartsToChoose::isOffered);
    if (found.isEmpty()) {
      return layout.notFound(visitor);
    }
    List<String> chosen = PartsToChoose.chosen(ask, sources.outages().components().get());
    if (chosen.isEmpty() || chosen.size() > Report.COMPONENTS) {
      return layout.words(
          400,
          "Nothing was changed",
          "Choose at least one part of the product, and at most " + Report.COMPONENTS + ".",
          "Go back, and choose what it concerns.",
          visitor);
    }
    String id = found.get().id();
    incidents().judge(id, new Judgement(Verdict.HELD, visitor.name(), now(), "", chosen));
    return Reply.seeOther(Urls.incident(id));
  }

  Reply dismiss(Ask ask, Visitor visitor) {
    return judged(Verdict.DISMISSED, "", ask, visitor);
  }

  Reply over(Ask ask, Visitor visitor) {
    return judged(Verdict.OVER, "", ask, visitor);
  }

  /// Nothing is announced: the walks of before come to nothing, and who heard of it hears no more.
  Reply hold(Ask ask, Visitor visitor) {
    return decided(Verdict.HELD, "", ask, visitor)
        .map(kept -> Reply.seeOther(Urls.incident(kept.incident().id())))
        .orElseGet(() -> layout.notFound(visitor));
  }

  /// One of its sources tells of another outage: from now on they are two, for good.
  Reply split(Ask ask, Visitor visitor) {
    String member = ask.field("source");
    Optional<Incident> head = found(ask).filter(one -> one.union().sources().containsKey(member));
    if (head.isEmpty()) {
      return layout.notFound(visitor);
    }
    new OneVoice(incidents(), sources.clock())
        .split(head.get().id(), member, visitor.name())
        .ifPresent(two -> two.forEach(sources.outages().announceLater()));
    return Reply.seeOther(Urls.incident(member));
  }

  Reply undo(Ask ask, Visitor visitor) {
    Optional<Incident> found = found(ask);
    if (found.isEmpty()) {
      return layout.notFound(visitor);
    }
    Incident incident = found.get();
    if (!canBeUndone(incident, now())) {
      return layout.words(
          409,
          "It has left",
          "The moment to take it back is over: customers are being told.",
          "Hold the incident, and nobody more hears of it.",
          visitor);
    }
    Kept kept = decided(before(incident), "", ask, visitor).orElseThrow();
    if (kept.incident().isConfirmed()) {
      sources.outages().announce().accept(kept);
    }
    return Reply.seeOther(Urls.incident(incident.id()));
  }

  /// Whether the newest word is a person's, and so new that nothing has left.
  static boolean canBeUndone(Incident incident, Instant now) {
    Judgement newest = incident.judgement();
    return newest != null
        && newest.verdict() != Verdict.HELD
        && incident.steps().size() > 1
        && incident.steps().getLast().by().equals(newest.by())
        && incident.changedAt().equals(newest.at())
        && now.isBefore(newest.at().plus(UNDO));
  }

  /// What makes it stand again as it stood before.
  private static Verdict before(Incident incident) {
    List<Step> steps = incident.steps();
    Step step = steps.get(steps.size() - 2);
    if (step.phase() == Phase.CANCELLED) {
      return Verdict.DISMISSED;
    }
    if (step.phase() == Phase.RESOLVED) {
      return Verdict.OVER;
    }
    return step.confirmed() ? Verdict.CONFIRMED : Verdict.HELD;
  }

  private Reply judged(Verdict verdict, String title, Ask ask, Visitor visitor) {
    Optional<Kept> kept = decided(verdict, title, ask, visitor);
    kept.ifPresent(it -> sources.outages().announceLater().accept(it));
    return kept.map(it -> Reply.seeOther(Urls.incident(it.incident().id())))
        .orElseGet(() -> layout.notFound(visitor));
  }

  private Optional<Kept> decided(Verdict verdict, String title, Ask ask, Visitor visitor) {
    return found(ask)
        .flatMap(incident ->
            incidents().judge(incident.id(), new Judgement(verdict, visitor.name(), now(), title)));
  }

  /// The one that the address names, or that speaks for it: what a person decides is about all.
  private Optional<Incident> found(Ask ask) {
    String id = ask.path().get(1);
    return (Incident.isId(id) ? incidents().find(id) : Optional.<Incident>empty())
        .flatMap(one -> one.isMember() ? incidents().find(one.union().within()) : Optional.of(one));
  }

  private Incidents incidents() {
    return sources.outages().incidents();
  }

  private Instant now() {
    return sources.clock().instant();
  }

  private IncidentsPage page() {
    return new IncidentsPage(incidents(), now());
  }
}
