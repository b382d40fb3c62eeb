package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Receipts;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of a delivery. It lies in the customer's ledger under `<outreach>/<CHANNEL>` and
/// has no `day`, so the index of decisions does not see it. `notAfter` is always a number, since
/// claims compare it.
final class DeliveryItem {
  private static final String STATE = "state";
  private static final String FENCE = "fence";
  private static final String ATTEMPTS = "attempts";
  private static final String NOT_AFTER = "notAfter";
  private static final String LEASE = "lease";
  private static final String MESSAGE = "message";
  private static final String PROVIDER = "provider";
  private static final String REASON = "reason";
  private static final String SINCE = "since";
  private static final String RECEIPTS = "receipts";

  /// How often receipts were written: whoever read them and was not the last may not write.
  private static final String NEWS = "news";

  /// When it is tried once more after an attempt without an answer.
  private static final String AGAIN = "again";

  /// Names one call of claim, so that its own repeat is told from a rival.
  static final String CLAIM = "claim";

  private DeliveryItem() {}

  static Map<String, AttributeValue> key(Delivery delivery) {
    return OutreachItem.key(delivery.customer(), delivery.id());
  }

  static boolean isOne(Item item) {
    return item.text(OutreachItem.ID).indexOf('/') >= 0;
  }

  /// @throws IllegalArgumentException for a foreign one, of which there is nothing to write
  static Map<String, AttributeValue> write(Delivery delivery) {
    Map<String, AttributeValue> item = new HashMap<>(key(delivery));
    item.put("outreach", Attr.text(delivery.outreach()));
    item.put("channel", Attr.text(delivery.channel().name()));
    item.put(STATE, state(delivery));
    item.put(FENCE, Attr.number(delivery.fence()));
    item.put(ATTEMPTS, Attr.number(delivery.attempts()));
    item.put(NOT_AFTER, Attr.number(delivery.notAfter().toEpochMilli()));
    item.put(REASON, Attr.text(delivery.reason()));
    item.put(SINCE, Attr.at(delivery.at()));
    item.put(OutreachItem.EXPIRES, Attr.number(delivery.at().plus(Outreach.KEPT).getEpochSecond()));
    Instant lease = delivery.lease();
    if (lease != null) {
      item.put(LEASE, Attr.at(lease));
    }
    Message message = delivery.message();
    if (message != null) {
      item.put(MESSAGE, MessageItem.write(message));
    }
    String provider = delivery.providerId();
    if (provider != null) {
      item.put(PROVIDER, Attr.text(provider));
    }
    if (!delivery.receipts().all().isEmpty()) {
      item.put(RECEIPTS, ReceiptItem.write(delivery.receipts()));
    }
    Instant again = delivery.retryAt();
    if (again != null) {
      item.put(AGAIN, Attr.at(again));
    }
    return item;
  }

  /// A state that is not known here is foreign: a newer version wrote it, and to fail on it would
  /// stop the other messages of its outreach too.
  static Delivery read(Item item) {
    String word = item.text(STATE);
    DeliveryState state = state(word);
    String reason = item.text(REASON);
    return new Delivery(
        item.text("outreach"),
        new CustomerId(item.text(OutreachItem.CUSTOMER)),
        Channel.valueOf(item.text("channel")),
        state,
        item.number(FENCE),
        item.count(ATTEMPTS),
        item.at(NOT_AFTER),
        item.maybeAt(LEASE).orElse(null),
        item.maybeMap(MESSAGE).map(MessageItem::read).orElse(null),
        item.maybeText(PROVIDER).orElse(null),
        item.maybeAt(AGAIN).orElse(null),
        state == DeliveryState.FOREIGN
            ? "it is " + word + ", which this version does not know. " + reason
            : reason,
        item.at(SINCE),
        item.maybe(RECEIPTS).map(ReceiptItem::read).orElse(Receipts.NONE));
  }

  private static DeliveryState state(String word) {
    return Arrays.stream(DeliveryState.values())
        .filter(known -> known.name().equals(word))
        .findFirst()
        .orElse(DeliveryState.FOREIGN);
  }

  private static AttributeValue state(Delivery delivery) {
    if (delivery.state() == DeliveryState.FOREIGN) {
      throw new IllegalArgumentException("The state of " + delivery.id() + " is not ours to write");
    }
    return Attr.text(delivery.state().name());
  }

  /// Puts a new delivery down, where there is none yet.
  static TransactWriteItem action(String table, Delivery delivery) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(write(delivery))
            .conditionExpression("attribute_not_exists(#id)")
            .expressionAttributeNames(Map.of("#id", OutreachItem.ID))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /// Puts a delivery down that says what another channel could not, where there is none yet; an
  /// update, since who sends may not put entries of the ledger.
  static Change instead(String table, Delivery next) {
    Map<String, AttributeValue> attributes = new HashMap<>(write(next));
    attributes.keySet().removeAll(key(next).keySet());
    return new Change(table, key(next))
        .set(attributes)
        .when("attribute_not_exists(#id)")
        .naming(OutreachItem.ID);
  }

  /// Writes a claim if the delivery still waits, unclaimed and in time: to be sent, or, where an
  /// attempt had no answer, to be tried once more.
  ///
  /// @param call names this call
  static Change claim(String table, Delivery claimed, String call) {
    Change change =
        new Change(table, key(claimed))
            .set(STATE, state(claimed))
            .set(FENCE, Attr.number(claimed.fence()))
            .set(ATTEMPTS, Attr.number(claimed.attempts()))
            .set(REASON, Attr.text(claimed.reason()))
            .set(SINCE, Attr.at(claimed.at()))
            .set(CLAIM, Attr.text(call))
            .remove(PROVIDER);
    maybe(change, LEASE, claimed.lease() == null ? null : Attr.at(claimed.lease()));
    Message message = claimed.message();
    maybe(change, MESSAGE, message == null ? null : MessageItem.write(message));
    return change
        .when(
            "(#state = :was_state OR (#state = :unanswered AND attribute_exists(#again)))"
                + " AND #fence = :was_fence AND #notAfter > :was_notAfter")
        .naming(AGAIN)
        .value(":unanswered", Attr.text(DeliveryState.UNKNOWN.name()))
        .where(STATE, Attr.text(DeliveryState.PENDING.name()))
        .where(FENCE, Attr.number(claimed.fence() - 1))
        .where(NOT_AFTER, Attr.number(claimed.at().toEpochMilli()));
  }

  /// Writes the end of an attempt, unless somebody else claimed since or it ended otherwise, in a
  /// state that is not known here too.
  static Change end(String table, Delivery ended) {
    Change change =
        new Change(table, key(ended))
            .set(STATE, state(ended))
            .set(REASON, Attr.text(ended.reason()))
            .set(SINCE, Attr.at(ended.at()))
            .remove(LEASE);
    String provider = ended.providerId();
    maybe(change, PROVIDER, provider == null ? null : Attr.text(provider));
    maybe(change, AGAIN, ended.retryAt() == null ? null : Attr.at(ended.retryAt()));
    return change
        .when(
            "#fence = :was_fence AND (#state = :state"
                + " OR #state IN (:was_pending, :was_sending, :was_unknown))")
        .where(FENCE, Attr.number(ended.fence()))
        .value(":was_pending", Attr.text(DeliveryState.PENDING.name()))
        .value(":was_sending", Attr.text(DeliveryState.SENDING.name()))
        .value(":was_unknown", Attr.text(DeliveryState.UNKNOWN.name()));
  }

  /// Writes what a receipt made of a delivery, if it is still as it was read.
  ///
  /// @param read what was stored
  static Change receipt(String table, Item read, Delivery before, Delivery after) {
    Change change =
        new Change(table, key(after))
            .set(STATE, state(after))
            .set(REASON, Attr.text(after.reason()))
            .set(SINCE, Attr.at(after.at()))
            .set(RECEIPTS, ReceiptItem.write(after.receipts()))
            .add(NEWS, 1)
            .remove(LEASE);
    change.remove(AGAIN);
    String provider = after.providerId();
    maybe(change, PROVIDER, provider == null ? null : Attr.text(provider));
    String same = "#state = :was_state AND #fence = :was_fence AND #since = :was_since AND ";
    change
        .where(STATE, state(before))
        .where(FENCE, Attr.number(before.fence()))
        .where(SINCE, Attr.at(before.at()));
    Optional<AttributeValue> news = read.maybe(NEWS);
    return news.isEmpty()
        ? change.when(same + "attribute_not_exists(#news)")
        : change.when(same + "#news = :was_news").where(NEWS, news.get());
  }

  private static void maybe(Change change, String name, @Nullable AttributeValue value) {
    if (value == null) {
      change.remove(name);
    } else {
      change.set(name, value);
    }
  }
}
