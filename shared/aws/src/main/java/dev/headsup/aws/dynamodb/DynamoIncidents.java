package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Incidents in DynamoDB: one item each, with an index of those that go on and of those that ended
/// in a month. A change is one conditional write over the version that was read; of several
/// together, one transaction of such writes.
public final class DynamoIncidents implements Incidents {
  private static final String INDEX = "bySlot";
  private static final Comparator<Incident> NEWEST_FIRST =
      Comparator.comparing(Incident::changedAt).reversed().thenComparing(Incident::id);

  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;
  private final Transactions transactions;

  /// @param table the name of the incidents table
  public DynamoIncidents(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
    this.transactions = new Transactions(client);
  }

  @Override
  public Kept report(String id, Report report) {
    return changed(id, before -> before == null ? Incident.of(id, report) : before.with(report))
        .orElseThrow();
  }

  @Override
  public Optional<Kept> judge(String id, Judgement judgement) {
    return changed(id, before -> before == null ? null : before.with(judgement));
  }

  /// Reads, changes and writes, until nobody was quicker.
  private Optional<Kept> changed(
      String id, Function<@Nullable Incident, @Nullable Incident> change) {
    AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
    Rounds.until(
        "Changing incident " + id,
        () -> {
          Optional<Item> stored = reads.one(IncidentItem.key(id));
          Incident before = stored.map(IncidentItem::read).orElse(null);
          Announced announced = stored.map(IncidentItem::announced).orElse(Announced.NOTHING);
          Incident after = change.apply(before);
          if (after == null) {
            return true;
          }
          if (!after.equals(before) && !written(after, before)) {
            return false;
          }
          kept.set(new Kept(after, !after.equals(before), announced));
          return true;
        });
    return Optional.ofNullable(kept.get());
  }

  @Override
  public Map<String, Kept> together(
      Collection<String> ids, Function<Map<String, Kept>, List<Incident>> change) {
    Map<String, Kept> all = new LinkedHashMap<>();
    Rounds.until(
        "Changing incidents " + ids,
        () -> {
          all.clear();
          ids.forEach(id -> look(id).ifPresent(kept -> all.put(id, kept)));
          List<TransactWriteItem> writes = new ArrayList<>();
          for (Incident after : change.apply(Map.copyOf(all))) {
            Kept before = Objects.requireNonNull(all.get(after.id()));
            if (!after.equals(before.incident())) {
              writes.add(write(after, before.incident()).inTransaction());
              all.put(after.id(), new Kept(after, true, before.announced()));
            }
          }
          return writes.isEmpty() || transactions.run("Changing incidents", writes).isEmpty();
        });
    return all;
  }

  private boolean written(Incident after, @Nullable Incident before) {
    try {
      client.updateItem(write(after, before).alone().build());
      return true;
    } catch (ConditionalCheckFailedException overtaken) {
      return false;
    }
  }

  private Change write(Incident after, @Nullable Incident before) {
    Change change = new Change(table, IncidentItem.key(after.id())).set(IncidentItem.write(after));
    if (before == null) {
      change.naming(IncidentItem.PK).when("attribute_not_exists(#pk)");
    } else {
      change
          .where(IncidentItem.VERSION, Attr.number(IncidentItem.version(before)))
          .when("#version = :was_version");
    }
    return change;
  }

  @Override
  public void announced(String id, Announced announced) {
    try {
      client.updateItem(
          new Change(table, IncidentItem.key(id))
              .set(IncidentItem.write(announced))
              .naming(IncidentItem.PK)
              .when(
                  "attribute_exists(#pk) AND (attribute_not_exists(#announced) OR #announced <"
                      + " :announced)")
              .alone()
              .build());
    } catch (ConditionalCheckFailedException newerOrGone) {
      // Promised: an older one changes nothing.
      return;
    }
  }

  @Override
  public Optional<Kept> look(String id) {
    return reads.one(IncidentItem.key(id)).map(IncidentItem::kept);
  }

  @Override
  public List<Kept> watched(Instant now) {
    Instant since = now.minus(LATELY);
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    YearMonth before = YearMonth.from(since.atOffset(ZoneOffset.UTC));
    List<Kept> found = new ArrayList<>(slot(IncidentItem.OPEN, 0));
    found.addAll(slot(IncidentItem.over(month), 0));
    if (!before.equals(month)) {
      found.addAll(slot(IncidentItem.over(before), 0));
    }
    return found.stream()
        .filter(kept -> kept.incident().ended().map(end -> !end.isBefore(since)).orElse(true))
        .sorted(Comparator.comparing(Kept::incident, NEWEST_FIRST))
        .toList();
  }

  @Override
  public List<Incident> latest(Instant now, int limit) {
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    List<Kept> found = new ArrayList<>(slot(IncidentItem.OPEN, limit));
    found.sort(Comparator.comparing(Kept::incident, NEWEST_FIRST));
    for (int back = 0; back < 3 && found.size() < limit; back++) {
      found.addAll(slot(IncidentItem.over(month.minusMonths(back)), limit - found.size()));
    }
    return found.stream().map(Kept::incident).toList();
  }

  private List<Kept> slot(String slot, int limit) {
    return IncidentItem.kept(
        reads.query(
            QueryRequest.builder()
                .indexName(INDEX)
                .scanIndexForward(false)
                .keyConditionExpression("#slot = :slot")
                .expressionAttributeNames(Map.of("#slot", IncidentItem.SLOT))
                .expressionAttributeValues(Map.of(":slot", Attr.text(slot))),
            limit));
  }
}
