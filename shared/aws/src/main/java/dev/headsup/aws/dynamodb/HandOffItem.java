package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.EvidencePack.Seen;
import dev.headsup.engine.handoff.EvidencePack.Sent;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.handoff.Resolution.Outcome;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a case for a person. `slot` and `promise` find those that wait in the index:
/// whoever resolves one takes the slot away. `told` is a set of notices that went out.
final class HandOffItem {
  static final String CUSTOMER = "customer";
  static final String ID = "id";
  static final String SLOT = "slot";
  static final String PROMISE = "promise";
  static final String TAKEN = "taken";
  static final String RESOLVED = "resolved";
  static final String TOLD = "told";
  static final String WAITING = "waiting";

  /// When a case that has its end may be cleaned away, in seconds.
  static final String EXPIRES = "expires";

  private HandOffItem() {}

  static Map<String, AttributeValue> key(CustomerId customer, String id) {
    return Map.of(CUSTOMER, Attr.text(customer.value()), ID, Attr.text(id));
  }

  /// The attributes of a fresh case, without its key.
  static Map<String, AttributeValue> write(HandOff fresh) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(SLOT, Attr.text(WAITING));
    item.put(PROMISE, Attr.text(Attr.sorted(fresh.promised()) + "#" + fresh.id()));
    item.put("trigger", OutreachItem.trigger(fresh.trigger()));
    item.put("because", Attr.text(fresh.because().name()));
    item.put("severity", Attr.text(fresh.severity().name()));
    item.put("opened", Attr.at(fresh.opened()));
    item.put("promised", Attr.at(fresh.promised()));
    EvidencePack evidence = fresh.evidence();
    item.put("saw", Attr.list(evidence.saw().stream().map(HandOffItem::seen).toList()));
    Map<String, AttributeValue> details = new TreeMap<>();
    evidence.details().forEach((name, value) -> details.put(name, Attr.text(value)));
    item.put("details", Attr.map(details));
    item.put("sent", Attr.list(evidence.sent().stream().map(HandOffItem::sent).toList()));
    return item;
  }

  private static AttributeValue seen(Seen seen) {
    return Attr.map(
        Map.of(
            "what", Attr.text(seen.what()),
            "times", Attr.number(seen.times()),
            "first", Attr.at(seen.first()),
            "last", Attr.at(seen.last())));
  }

  private static AttributeValue sent(Sent sent) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("about", Attr.text(sent.about()));
    item.put("channel", Attr.text(sent.channel().name()));
    item.put("at", Attr.at(sent.at()));
    if (sent.read() != null) {
      item.put("read", Attr.at(sent.read()));
    }
    return Attr.map(item);
  }

  static AttributeValue taken(Taken taken) {
    return Attr.map(
        Map.of(
            "by", Attr.text(taken.by()),
            "person", Attr.text(taken.person()),
            "at", Attr.at(taken.at())));
  }

  static AttributeValue resolution(Resolution end) {
    return Attr.map(
        Map.of(
            "by", Attr.text(end.by()),
            "person", Attr.text(end.person()),
            "at", Attr.at(end.at()),
            "outcome", Attr.text(end.outcome().name()),
            "note", Attr.text(end.note())));
  }

  static HandOff read(Item item) {
    return new HandOff(
        item.text(ID),
        new CustomerId(item.text(CUSTOMER)),
        OutreachItem.trigger(item.map("trigger")),
        // What a newer version wrote must stay readable: a person waits behind it.
        known(Reason.values(), item.text("because"), Reason.FOR_A_PERSON),
        known(Severity.values(), item.text("severity"), Severity.HIGH),
        item.at("opened"),
        item.at("promised"),
        evidence(item),
        item.maybeMap(TAKEN).map(HandOffItem::taken).orElse(null),
        item.maybeMap(RESOLVED).map(HandOffItem::resolution).orElse(null),
        item.maybe(TOLD).map(set -> Set.copyOf(set.ss())).orElse(Set.of()));
  }

  private static EvidencePack evidence(Item item) {
    return new EvidencePack(
        item.list("saw").stream().map(each -> seen(new Item(each.m()))).toList(),
        item.map("details").attributes().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().s())),
        sent(item.list("sent")));
  }

  private static Seen seen(Item item) {
    return new Seen(item.text("what"), item.count("times"), item.at("first"), item.at("last"));
  }

  private static List<Sent> sent(List<AttributeValue> stored) {
    return stored.stream()
        .map(each -> new Item(each.m()))
        .filter(item -> Attr.names(Channel.values(), item.text("channel")))
        .map(item ->
            new Sent(
                item.text("about"),
                Channel.valueOf(item.text("channel")),
                item.at("at"),
                item.maybeAt("read").orElse(null)))
        .toList();
  }

  private static Taken taken(Item item) {
    return new Taken(item.text("by"), item.text("person"), item.at("at"));
  }

  private static Resolution resolution(Item item) {
    return new Resolution(
        item.text("by"),
        item.text("person"),
        item.at("at"),
        known(Outcome.values(), item.text("outcome"), Outcome.CALLED),
        item.text("note"));
  }

  private static <E extends Enum<E>> E known(E[] values, String name, E otherwise) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(otherwise);
  }
}
