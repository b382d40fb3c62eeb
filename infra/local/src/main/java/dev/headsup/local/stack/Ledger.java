package dev.headsup.local.stack;

import static dev.headsup.local.stack.JsonDoor.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// The ledger as `/_local/ledger` shows it.
final class Ledger {
  private static final String BY_DAY = "byDay";
  private static final int PAGE = 1000;

  private final Stores stores;
  private final Outreaches outreaches;

  Ledger(Stores stores) {
    this.stores = stores;
    this.outreaches = stores.outreaches();
  }

  /// One customer's decisions, oldest first.
  ArrayNode of(String customer) {
    return json(outreaches.of(new CustomerId(customer)));
  }

  /// Everybody's decisions, oldest first.
  ArrayNode all() {
    List<Outreach> all = new ArrayList<>();
    for (LocalDate day : days()) {
      String cursor = null;
      do {
        Outreaches.Page page = outreaches.day(day, PAGE, cursor);
        all.addAll(page.outreaches());
        cursor = page.next();
      } while (cursor != null);
    }
    all.sort(Comparator.comparing(Outreach::at).thenComparing(Outreach::id));
    return json(all);
  }

  /// How many decisions there are: the entries of the index by day, which holds nothing else.
  long size() {
    return stores
        .client()
        .scanPaginator(
            scan -> scan.tableName(stores.ledgerTable()).indexName(BY_DAY).select(Select.COUNT))
        .stream()
        .mapToLong(ScanResponse::count)
        .sum();
  }

  /// How many messages a provider did not answer for: sent or not, nobody knows.
  long unanswered() {
    return stores
        .client()
        .scanPaginator(scan ->
            scan.tableName(stores.ledgerTable())
                .filterExpression("#state = :unknown")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(
                    Map.of(":unknown", AttributeValue.fromS(DeliveryState.UNKNOWN.name())))
                .select(Select.COUNT))
        .stream()
        .mapToLong(ScanResponse::count)
        .sum();
  }

  /// The trigger that an entry is about.
  Optional<String> trigger(@Nullable String customer, @Nullable String outreach) {
    return customer == null || outreach == null
        ? Optional.empty()
        : outreaches.find(new CustomerId(customer), outreach).map(found -> found.trigger().id());
  }

  private Set<LocalDate> days() {
    Set<LocalDate> days = new TreeSet<>();
    stores
        .client()
        .scanPaginator(scan ->
            scan.tableName(stores.ledgerTable())
                .indexName(BY_DAY)
                .projectionExpression("#day")
                .expressionAttributeNames(Map.of("#day", "day")))
        .items()
        .forEach(item ->
            Optional.ofNullable(item.get("day"))
                .ifPresent(day -> days.add(LocalDate.parse(day.s()))));
    return days;
  }

  private static ArrayNode json(List<Outreach> outreaches) {
    ArrayNode entries = JSON.createArrayNode();
    outreaches.forEach(outreach -> entries.add(json(outreach)));
    return entries;
  }

  private static ObjectNode json(Outreach outreach) {
    ObjectNode json = JSON.createObjectNode();
    json.put("at", outreach.at().toString());
    json.put("customer", outreach.customer().value());
    json.put("trigger", outreach.trigger().id());
    switch (outreach.decision()) {
      case Decision.Send(var channels, var otherwise) -> {
        json.put("decision", "Send").put("reason", "");
        channels.forEach(channel -> json.withArray("channels").add(channel.name()));
      }
      case Decision.Defer(var until) ->
          json.put("decision", "Defer")
              .put("reason", "waiting until " + until)
              .put("until", until.toString());
      case Decision.Suppress(var gate, var reason) ->
          json.put("decision", "Suppress").put("reason", reason).put("gate", gate.name());
      case Decision.HoldOut(var experiment) ->
          json.put("decision", "HoldOut")
              .put("reason", "control group")
              .put("experiment", experiment);
      case Decision.HandOff(var because, var severity, var promised) ->
          json.put("decision", "HandOff")
              .put("reason", because.words(Locale.ENGLISH, List.of()))
              .put("severity", severity.name())
              .put("promised", promised.toString());
    }
    ArrayNode gates = json.putArray("gates");
    for (Verdict verdict : outreach.verdicts()) {
      gates
          .addObject()
          .put("gate", verdict.gate().name())
          .put("verdict", verdict.answer().name())
          .put("reason", verdict.reason());
    }
    ObjectNode evidence = json.putObject("evidence").put("event", outreach.evidence().event());
    ArrayNode times = evidence.putArray("times");
    outreach.evidence().times().forEach(time -> times.add(time.toString()));
    outreach.evidence().facts().forEach(evidence.putArray("facts")::add);
    json.put("times", outreach.times());
    return json.put("outreachId", outreach.id());
  }
}
