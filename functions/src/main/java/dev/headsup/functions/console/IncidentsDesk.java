package dev.headsup.functions.console;

import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Report;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The pages of incidents, and what a person decides there: that one is real, and what it is
/// called, so that the customers whom it concerns hear of it; that it is none; that it is over.
///
/// @param announce has customers told of what changed
record IncidentsDesk(
    Incidents incidents, Consumer<Kept> announce, Layout layout, InstantSource clock) {
  private static final String MENU = "incidents";

  Reply list(Ask ask, Visitor visitor) {
    return layout.page("incidents", "Incidents", MENU, visitor, Map.of("rows", page().rows()));
  }

  Reply one(Ask ask, Visitor visitor) {
    return page()
        .one(ask.path().get(1))
        .map(one ->
            layout.page("incident", one.row().title(), MENU, visitor, Map.of("incident", one)))
        .orElseGet(() -> layout.notFound(visitor));
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
    return judged(Verdict.CONFIRMED, title, ask, visitor);
  }

  Reply dismiss(Ask ask, Visitor visitor) {
    return judged(Verdict.DISMISSED, "", ask, visitor);
  }

  Reply over(Ask ask, Visitor visitor) {
    return judged(Verdict.OVER, "", ask, visitor);
  }

  private Reply judged(Verdict verdict, String title, Ask ask, Visitor visitor) {
    String id = ask.path().get(1);
    Optional<Kept> kept =
        page().one(id).isPresent()
            ? incidents.judge(id, new Judgement(verdict, visitor.name(), clock.instant(), title))
            : Optional.empty();
    if (kept.isEmpty()) {
      return layout.notFound(visitor);
    }
    announce.accept(kept.get());
    return Reply.seeOther(Urls.incident(id));
  }

  private IncidentsPage page() {
    return new IncidentsPage(incidents, clock.instant());
  }
}
