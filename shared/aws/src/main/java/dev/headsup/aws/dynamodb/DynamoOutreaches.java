package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.OutreachReceipts;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The ledger in DynamoDB. A commit is one transaction of at most 100 actions: one for the activity
/// and one for each ledger entry, delivery and due entry; a claim is one conditional write, or one
/// transaction with a check of the consent. Lists leave out entries with a decision that only a
/// newer version knows, so that one such entry does not hide the rest.
public final class DynamoOutreaches implements Outreaches, OutreachMarks, OutreachReceipts {
  /// How often a receipt is tried to be noted beside others who write the same delivery.
  private static final int TURNS = 20;

  private final DynamoDbClient client;
  private final Tables tables;
  private final Reads reads;
  private final Transactions transactions;
  private final InstantSource clock;

  /// All that is stored, also what is kept no longer and not cleaned away yet.
  ///
  /// @param tables the names of the tables that a decision touches
  public DynamoOutreaches(DynamoDbClient client, Tables tables) {
    this(client, tables, () -> Instant.EPOCH);
  }

  /// @param tables the names of the tables that a decision touches
  /// @param clock by which what is kept no longer is not found
  public DynamoOutreaches(DynamoDbClient client, Tables tables, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.tables = tables;
    this.reads = new Reads(client, tables.outreaches());
    this.transactions = new Transactions(client);
  }

  /// @throws IllegalArgumentException when it needs more than 100 actions
  @Override
  public boolean commit(Commit commit) {
    Plan plan = Plan.of(commit, tables);
    while (true) {
      List<Integer> refused =
          transactions.run(
              "Committing what was decided for " + commit.activity().customer(), plan.actions());
      if (refused.isEmpty()) {
        return true;
      }
      if (refused.contains(0)) {
        return false;
      }
      // A case that ended before: a replay older than what the activity remembers. Its entry stays
      // as it is; the rest must not fail with it, or the batch would come back for ever. Each turn
      // drops at least one outreach, so this ends.
      plan = plan.without(refused);
    }
  }

  @Override
  public Optional<Outreach> find(CustomerId customer, String id) {
    return reads.one(OutreachItem.key(customer, id)).map(OutreachItem::read).filter(this::isKept);
  }

  @Override
  public List<Outreach> of(CustomerId customer) {
    return reads.query(all(customer), 0).stream()
        .filter(item -> !DeliveryItem.isOne(item))
        .filter(DecisionItem::isKnown)
        .map(OutreachItem::read)
        .filter(this::isKept)
        .sorted(Comparator.comparing(Outreach::at).thenComparing(Outreach::id))
        .toList();
  }

  private boolean isKept(Outreach outreach) {
    return outreach.isKept(clock.instant());
  }

  /// A message goes with its decision; it is younger, by little.
  private boolean isKept(Delivery delivery) {
    return clock.instant().isBefore(delivery.at().plus(Outreach.KEPT));
  }

  @Override
  public List<Delivery> called(CustomerId customer, Channel channel) {
    return reads.query(all(customer), 0).stream()
        .filter(DeliveryItem::isOne)
        .filter(item -> item.text(OutreachItem.ID).endsWith("/" + channel))
        .map(DeliveryItem::read)
        .filter(delivery -> delivery.attempts() > 0 && isKept(delivery))
        .toList();
  }

  private static QueryRequest.Builder all(CustomerId customer) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression("#customer = :customer")
        .expressionAttributeNames(Map.of("#customer", OutreachItem.CUSTOMER))
        .expressionAttributeValues(Map.of(":customer", Attr.text(customer.value())));
  }

  @Override
  public List<Delivery> deliveries(CustomerId customer, String id) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#customer = :customer AND begins_with(#id, :start)")
            .expressionAttributeNames(
                Map.of("#customer", OutreachItem.CUSTOMER, "#id", OutreachItem.ID))
            .expressionAttributeValues(
                Map.of(":customer", Attr.text(customer.value()), ":start", Attr.text(id + "/")));
    return reads.query(query, 0).stream().map(DeliveryItem::read).filter(this::isKept).toList();
  }

  @Override
  public Map<String, List<Delivery>> deliveries(Collection<Outreach> entries) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (Outreach entry : entries) {
      if (entry.decision() instanceof Decision.Send(List<Channel> by, List<Channel> otherwise)) {
        Stream.concat(by.stream(), otherwise.stream())
            .distinct()
            .forEach(channel ->
                keys.add(OutreachItem.key(entry.customer(), entry.id() + "/" + channel)));
      }
    }
    Map<String, List<Delivery>> found = new HashMap<>();
    reads.each(
        keys,
        item -> {
          Delivery delivery = DeliveryItem.read(item);
          if (isKept(delivery)) {
            found.computeIfAbsent(delivery.outreach(), none -> new ArrayList<>()).add(delivery);
          }
        });
    return found;
  }

  @Override
  public Page day(LocalDate day, int limit, @Nullable String after) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("byDay")
            .scanIndexForward(false)
            .keyConditionExpression("#day = :day")
            .expressionAttributeNames(Map.of("#day", OutreachItem.DAY))
            .expressionAttributeValues(Map.of(":day", Attr.text(day.toString())));
    if (after != null) {
      query.exclusiveStartKey(Cursor.read(day, after));
    }
    // One more than asked for says whether there is a next page.
    List<Item> items = reads.query(query, limit + 1);
    List<Item> shown = items.subList(0, Math.min(limit, items.size()));
    return new Page(
        shown.stream()
            .filter(DecisionItem::isKnown)
            .map(OutreachItem::read)
            .filter(this::isKept)
            .toList(),
        items.size() > limit ? Cursor.after(shown.getLast()) : null);
  }

  @Override
  public boolean mark(CustomerId customer, String id, Mark mark, Instant at) {
    try {
      client.updateItem(
          OutreachItem.mark(tables.outreaches(), customer, id, Marks.NONE.with(mark, at))
              .alone()
              .build());
      return true;
    } catch (ConditionalCheckFailedException noSuchEntry) {
      return false;
    }
  }

  @Override
  public Claim claim(Delivery claimed, @Nullable ConsentRead bound, @Nullable AddressHash address) {
    String call = UUID.randomUUID().toString();
    Change change = DeliveryItem.claim(tables.outreaches(), claimed, call);
    List<TransactWriteItem> checks = new ArrayList<>();
    if (address != null) {
      checks.add(DynamoAddresses.open(tables.profiles(), address));
    }
    if (bound != null) {
      checks.add(ConsentItem.unchanged(tables.profiles(), bound.customer(), bound.version()));
    }
    if (checks.isEmpty()) {
      return claimAlone(change, call) ? Claim.HELD : Claim.REFUSED;
    }
    checks.addLast(change.inTransaction());
    List<Integer> refused = transactions.run("Claiming " + claimed.id(), checks);
    if (address != null && refused.contains(0)) {
      return Claim.SUPPRESSED;
    }
    return refused.isEmpty() ? Claim.HELD : Claim.REFUSED;
  }

  /// The SDK repeats a write whose answer got lost, and the repeat then meets its own claim: the
  /// name of the call tells it from a rival's.
  private boolean claimAlone(Change change, String call) {
    try {
      client.updateItem(
          change
              .alone()
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build());
      return true;
    } catch (ConditionalCheckFailedException refused) {
      Map<String, AttributeValue> stored = refused.hasItem() ? refused.item() : Map.of();
      return new Item(stored).maybeText(DeliveryItem.CLAIM).filter(call::equals).isPresent();
    }
  }

  @Override
  public boolean fallOver(Delivery ended, Delivery next, DueEntry rescue) {
    return transactions
        .run(
            "Falling over from " + ended.id(),
            List.of(
                DeliveryItem.end(tables.outreaches(), ended).inTransaction(),
                DeliveryItem.instead(tables.outreaches(), next).inTransaction(),
                DueItem.action(tables.dues(), rescue)))
        .isEmpty();
  }

  @Override
  public boolean record(Delivery ended) {
    try {
      client.updateItem(DeliveryItem.end(tables.outreaches(), ended).alone().build());
      return true;
    } catch (ConditionalCheckFailedException refused) {
      return false;
    }
  }

  @Override
  public Optional<Noted> note(CustomerId customer, String delivery, Receipt receipt) {
    for (int turn = 0; turn < TURNS; turn++) {
      Optional<Item> read = reads.one(OutreachItem.key(customer, delivery));
      if (read.isEmpty()) {
        return Optional.empty();
      }
      Delivery before = DeliveryItem.read(read.get());
      Delivery after = before.with(receipt);
      if (after.equals(before)) {
        return Optional.of(new Noted(before, false));
      }
      try {
        client.updateItem(
            DeliveryItem.receipt(tables.outreaches(), read.get(), before, after).alone().build());
        return Optional.of(new Noted(after, before.receipts().of(receipt.kind()).isEmpty()));
      } catch (ConditionalCheckFailedException somebodyWroteMeanwhile) {
        // Read again: what they wrote and this receipt belong together.
      }
    }
    throw new IllegalStateException(
        delivery + " was written by others " + TURNS + " times while a receipt was to be noted");
  }
}
