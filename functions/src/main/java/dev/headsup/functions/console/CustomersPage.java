package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.Ledger.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lists those about whom something was decided lately, or those of them with a name or id like one
/// that is looked for.
final class CustomersPage {
  private static final int ROWS = 50;

  private final Sources sources;
  private final Ledger ledger;

  CustomersPage(Sources sources) {
    this.sources = sources;
    this.ledger = new Ledger(sources.outreaches());
  }

  /// @param query what was looked for; empty for everybody
  /// @param foot what the list leaves out
  record Customers(String query, List<Row> rows, String foot) {
    Customers {
      rows = List.copyOf(rows);
    }
  }

  /// A customer with the newest decision.
  record Row(String id, Line newest, int decisions) {}

  Customers of(String query) {
    Instant now = sources.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Part of = ledger.newest(today);
    Part before = ledger.newest(today.minusDays(1));
    Map<CustomerId, List<Outreach>> byCustomer = new LinkedHashMap<>();
    for (Part part : List.of(of, before)) {
      for (Outreach outreach : part.outreaches()) {
        byCustomer
            .computeIfAbsent(outreach.customer(), customer -> new ArrayList<>())
            .add(outreach);
      }
    }
    People people =
        People.of(byCustomer.values().stream().map(List::getFirst).toList(), sources.profiles());
    List<Map.Entry<CustomerId, List<Outreach>>> found =
        byCustomer.entrySet().stream()
            .filter(entry -> matches(query, entry.getKey(), people.name(entry.getKey())))
            .toList();
    List<Row> rows = found.stream().limit(ROWS).map(entry -> row(entry, people, now)).toList();
    return new Customers(
        query, rows, foot(rows.size(), found.size(), of.next() != null || before.next() != null));
  }

  private static Row row(Map.Entry<CustomerId, List<Outreach>> entry, People people, Instant now) {
    CustomerId customer = entry.getKey();
    Line newest =
        Line.of(
            entry.getValue().getFirst(),
            people.name(customer),
            ZoneOffset.UTC,
            List.of(),
            now,
            false);
    return new Row(customer.value(), newest, entry.getValue().size());
  }

  private static boolean matches(String query, CustomerId customer, String name) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return customer.value().toLowerCase(Locale.ROOT).contains(wanted)
        || name.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static String foot(int shown, int found, boolean cut) {
    String bound =
        cut ? " Looked through the newest " + Phrases.number(Ledger.BOUND) + " of each day." : "";
    return (shown == found
            ? Phrases.count(shown, "customer", "customers")
            : "The first " + shown + " of " + Phrases.number(found) + " customers")
        + " with a decision today or yesterday. Others are found by their whole id."
        + bound;
  }
}
