package dev.headsup.functions.console;

import dev.headsup.aws.aside.Aside;
import dev.headsup.aws.aside.PutAside;
import dev.headsup.aws.segment.KeyKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What could not be worked on, and the two things that one does with it. The content is not shown
/// here: it may hold addresses, which no page does.
final class AsidePages {
  /// How many of each place the page shows.
  private static final int MOST = 50;

  private final PutAside aside;
  private final Layout layout;
  private final InstantSource clock;

  AsidePages(PutAside aside, Layout layout, InstantSource clock) {
    this.aside = aside;
    this.layout = layout;
    this.clock = clock;
  }

  /// One thing.
  ///
  /// @param tried in words; empty when nobody noted it
  /// @param again whether a replay can do anything with it
  record Row(String id, String what, String why, String tried, Moment since, boolean again) {}

  /// One queue, or the quarantine.
  ///
  /// @param refused whether it holds refused events, which came with a key of some kind
  /// @param foot what the list leaves out; empty for nothing
  record Place(
      String name, String title, String url, boolean refused, List<Row> rows, String foot) {
    Place {
      rows = List.copyOf(rows);
    }
  }

  Reply list(Ask ask, Visitor visitor) {
    List<Place> places = new ArrayList<>();
    Instant now = clock.instant();
    for (String name : aside.places()) {
      List<Row> rows = aside.list(name, MOST).stream().map(each -> row(each, now)).toList();
      if (!rows.isEmpty()) {
        places.add(
            new Place(
                name,
                title(name),
                Urls.ASIDE + "/" + name,
                name.equals(PutAside.QUARANTINE),
                rows,
                rows.size() < MOST ? "" : "The first " + MOST + ". There may be more."));
      }
    }
    return layout.page(
        "aside-list", "Put aside", "aside", visitor, Map.of("places", places, "done", done(ask)));
  }

  Reply replay(Ask ask, Visitor visitor) {
    if (isNoPlace(ask)) {
      return layout.notFound(visitor);
    }
    KeyKind as = ask.field("from").equals("server") ? KeyKind.SERVER : KeyKind.PUBLIC;
    PutAside.Result result = aside.replay(place(ask), meant(ask), as);
    return Reply.seeOther(Urls.ASIDE + "?replayed=" + result.done() + "&left=" + result.left());
  }

  Reply drop(Ask ask, Visitor visitor) {
    if (isNoPlace(ask)) {
      return layout.notFound(visitor);
    }
    PutAside.Result result = aside.drop(place(ask), meant(ask));
    return Reply.seeOther(Urls.ASIDE + "?dropped=" + result.done());
  }

  private boolean isNoPlace(Ask ask) {
    return !aside.places().contains(place(ask));
  }

  private static String place(Ask ask) {
    return ask.path().get(1);
  }

  /// All where the form says so, else the one whose id it has.
  private static Predicate<String> meant(Ask ask) {
    String id = ask.field("id");
    return ask.field("all").equals("yes") ? any -> true : id::equals;
  }

  private static Row row(Aside each, Instant now) {
    String tried = each.tries() < 2 ? "" : "tried " + each.tries() + " times";
    return new Row(
        each.id(),
        each.what(),
        each.why(),
        tried,
        Moment.ago(each.since(), ZoneOffset.UTC, now),
        each.again());
  }

  private static String title(String name) {
    return switch (name) {
      case PutAside.TELEMETRY -> "Events that were not worked on";
      case PutAside.DELIVER -> "Messages that were not sent";
      case PutAside.FANOUT -> "Incidents that not everybody heard of";
      case PutAside.FEEDBACK -> "What a provider said of messages";
      case PutAside.QUARANTINE -> "Events that were refused";
      default -> "Work of " + name;
    };
  }

  /// What the last form did, in words.
  private static String done(Ask ask) {
    String left =
        ask.value("left")
            .filter(count -> count.matches("[1-9][0-9]{0,8}"))
            .map(count ->
                " " + count + " cannot be replayed: who they are about must be told first.")
            .orElse("");
    return number(ask, "replayed")
        .map(count -> Phrases.count(count, "was", "were") + " replayed." + left)
        .or(() ->
            number(ask, "dropped").map(count -> Phrases.count(count, "was", "were") + " dropped."))
        .orElse("");
  }

  private static Optional<Long> number(Ask ask, String name) {
    return ask.value(name).filter(count -> count.matches("[0-9]{1,9}")).map(Long::parseLong);
  }
}
