package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.functions.console.NowPage.Now;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pages of the console: what an address asks for, gathered and laid out.
final class Pages {
  private final Sources sources;
  private final Layout layout;

  Pages(Sources sources, Layout layout) {
    this.sources = sources;
    this.layout = layout;
  }

  /// Cases for people.
  HandOffPages cases() {
    return new HandOffPages(sources, layout);
  }

  /// Decisions as they happen, and the part of the page that follows along.
  Reply now(Ask ask, Visitor visitor) {
    Instant seen = ask.value("seen").flatMap(Pages::instant).orElse(Instant.MAX);
    Now now = new NowPage(sources).now(ask.host(), visitor.local(), seen);
    boolean held = ask.value("hold").isPresent();
    String have = Integer.toHexString(now.version());
    if (ask.value("part").isEmpty()) {
      return layout.page(
          "now", "Now", "now", visitor, Map.of("now", now, "have", have, "held", held));
    }
    return ask.value("have").filter(have::equals).isPresent()
        ? Reply.same()
        : layout.part("follow", Map.of("now", now, "have", have));
  }

  Reply activity(Ask ask, Visitor visitor) {
    ActivityPage page = new ActivityPage(sources, visitor.readsMessages());
    Optional<CustomerId> customer = ask.value("customer").flatMap(Pages::customerId);
    Outcome show = ask.value("show").flatMap(Outcome::named).orElse(null);
    return layout.page(
        "activity",
        "Activity",
        "activity",
        visitor,
        Map.of(
            "activity",
            customer.isPresent()
                ? page.of(customer.get(), ask.value("open").orElse(""))
                : page.of(day(ask), show, cursor(ask))));
  }

  Reply customers(Ask ask, Visitor visitor) {
    String query = ask.value("q").orElse("");
    Optional<CustomerId> exactly =
        customerId(query)
            .filter(customer -> new CustomerPage(sources, false).of(customer).isPresent());
    return exactly
        .map(customer -> Reply.seeOther(Urls.customer(customer)))
        .orElseGet(() ->
            layout.page(
                "customers",
                "Customers",
                "customers",
                visitor,
                Map.of(
                    "customers",
                    new CustomersPage(sources).of(query),
                    "history",
                    History.command(query, ask.host(), visitor.local()))));
  }

  Reply customer(Ask ask, Visitor visitor) {
    String id = ask.joined(1, ask.path().size());
    String history = History.command(id, ask.host(), visitor.local());
    return customerId(id)
        .flatMap(new CustomerPage(sources, visitor.readsMessages())::of)
        .map(customer ->
            layout.page(
                "customer",
                customer.name(),
                "customers",
                visitor,
                Map.of("customer", customer, "history", history)))
        .orElseGet(() ->
            layout
                .page(
                    "nobody",
                    "Nothing on record",
                    "customers",
                    visitor,
                    Map.of(
                        "id",
                        id,
                        "history",
                        history,
                        "whyNot",
                        customerId(id).map(Urls::activity).orElse(Urls.ACTIVITY)))
                .as(404));
  }

  Reply tutorials(Ask ask, Visitor visitor) {
    return layout.page(
        "tutorials",
        "Tutorials",
        "tutorials",
        visitor,
        Map.of("rows", new TutorialsPage(sources.teaching()).rows()));
  }

  Reply outbox(Ask ask, Visitor visitor) {
    return layout.page(
        "outbox",
        "Outbox",
        "outbox",
        visitor,
        Map.of("outbox", new OutboxPage(sources).of(day(ask), cursor(ask))));
  }

  /// An e-mail as a document of its own, for the frame that shows it.
  Reply email(Ask ask, Visitor visitor) {
    int parts = ask.path().size();
    String outreach = ask.path().get(parts - 2);
    return customerId(ask.joined(1, parts - 2))
        .flatMap(customer -> new OutboxPage(sources).email(customer, outreach))
        .map(Reply::framed)
        .orElseGet(() -> layout.notFound(visitor));
  }

  private LocalDate day(Ask ask) {
    return ask.value("day")
        .flatMap(Pages::date)
        .orElseGet(() -> LocalDate.ofInstant(sources.clock().instant(), ZoneOffset.UTC));
  }

  private static @Nullable String cursor(Ask ask) {
    return ask.value("cursor").orElse(null);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Optional<CustomerId> customerId(String text) {
    return text.isBlank() || text.length() > CustomerId.MAX_LENGTH
        ? Optional.empty()
        : Optional.of(new CustomerId(text));
  }
}
