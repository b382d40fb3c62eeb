package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.functions.console.NowPage.Now;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every address of the console and what answers there.
final class Console {
  private final Sources sources;
  private final boolean open;
  private final Assets assets = new Assets();
  private final Templates templates = new Templates();

  /// @param open whether people may see it at all
  Console(Sources sources, boolean open) {
    this.sources = sources;
    this.open = open;
  }

  Reply answer(Ask ask) {
    if (ask.place().equals("assets")) {
      return assets.find(ask.path().getLast()).orElseGet(this::notFound);
    }
    if (!open) {
      return words(
          403,
          "The console is closed",
          "Nobody can sign in yet: sign-in is not part of this version, so in AWS its pages stay"
              + " closed to everybody.",
          "Run ./headsup up (or ./headsup demo) to see them on your own machine.");
    }
    if (!ask.method().equals("GET") && !ask.method().equals("HEAD")) {
      return words(405, "Only for looking", "The console shows; it changes nothing.", "");
    }
    return switch (ask.place()) {
      case "" -> now(ask);
      case "activity" -> ask.path().size() == 1 ? activity(ask) : notFound();
      case "customers" -> ask.path().size() == 1 ? customers(ask) : customer(ask);
      case "outbox" -> ask.path().size() == 1 ? outbox(ask) : email(ask);
      default -> notFound();
    };
  }

  /// The page for an error of ours; the log has the rest.
  Reply failed() {
    return words(
        500,
        "This page could not be made",
        "Something went wrong on our side; it is in the log of this function. Nothing is lost:"
            + " deciding and sending do not depend on the console.",
        "Try again in a minute.");
  }

  private Reply now(Ask ask) {
    Instant seen = ask.value("seen").flatMap(Console::instant).orElse(Instant.MAX);
    Now now = new NowPage(sources).now(ask.host(), seen);
    boolean held = ask.value("hold").isPresent();
    String have = Integer.toHexString(now.version());
    if (ask.value("part").isEmpty()) {
      return page("now", "Now", "now", Map.of("now", now, "have", have, "held", held));
    }
    return ask.value("have").filter(have::equals).isPresent()
        ? Reply.same()
        : Reply.page(200, templates.render("follow", Map.of("now", now, "have", have)));
  }

  private Reply activity(Ask ask) {
    ActivityPage page = new ActivityPage(sources);
    Optional<CustomerId> customer = ask.value("customer").flatMap(Console::customerId);
    Outcome show = ask.value("show").flatMap(Outcome::named).orElse(null);
    return page(
        "activity",
        "Activity",
        "activity",
        Map.of(
            "activity",
            customer.isPresent()
                ? page.of(customer.get(), ask.value("open").orElse(""))
                : page.of(day(ask), show, cursor(ask))));
  }

  private Reply customers(Ask ask) {
    CustomersPage page = new CustomersPage(sources);
    String query = ask.value("q").orElse("");
    return page.exactly(query)
        .map(customer -> Reply.seeOther(Urls.customer(customer)))
        .orElseGet(
            () -> page("customers", "Customers", "customers", Map.of("customers", page.of(query))));
  }

  private Reply customer(Ask ask) {
    return customerId(ask.joined(1, ask.path().size()))
        .flatMap(new CustomerPage(sources)::of)
        .map(customer ->
            page("customer", customer.name(), "customers", Map.of("customer", customer)))
        .orElseGet(() ->
            words(
                404,
                "We do not know this customer",
                "Nothing was told to us about them and nothing was decided.",
                "Look for another one under Customers."));
  }

  private Reply outbox(Ask ask) {
    return page(
        "outbox",
        "Outbox",
        "outbox",
        Map.of("outbox", new OutboxPage(sources).of(day(ask), cursor(ask))));
  }

  private Reply email(Ask ask) {
    int parts = ask.path().size();
    if (parts < 4 || !ask.path().getLast().equals("email")) {
      return notFound();
    }
    String outreach = ask.path().get(parts - 2);
    return customerId(ask.joined(1, parts - 2))
        .flatMap(customer -> new OutboxPage(sources).email(customer, outreach))
        .map(Reply::framed)
        .orElseGet(this::notFound);
  }

  private Reply page(String template, String title, String current, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("shell", new Shell(title, current, assets));
    return Reply.page(200, templates.render(template, all));
  }

  private Reply notFound() {
    return words(
        404, "There is no such page", "The address may be mistyped, or the page has moved.", "");
  }

  private Reply words(int status, String title, String what, String next) {
    return Reply.page(
        status,
        templates.render(
            "words",
            Map.of(
                "shell", new Shell(title, "", assets), "what", what, "next", next, "menu", open)));
  }

  private LocalDate day(Ask ask) {
    return ask.value("day")
        .flatMap(Console::date)
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
