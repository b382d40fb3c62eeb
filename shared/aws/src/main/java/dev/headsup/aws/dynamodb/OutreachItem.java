package dev.headsup.aws.dynamodb;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.signal.Lineage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of a ledger entry. `day` and `at` are the keys of the index `byDay`; `taken` is
/// when the newest decision was taken, `first` when the first one was.
final class OutreachItem {
  static final String CUSTOMER = "customer";
  static final String ID = "id";
  static final String DAY = "day";
  static final String AT = "at";

  /// When it may be cleaned away, in seconds; missing in items from before. Readers go by the time
  /// of the decision.
  static final String EXPIRES = "expires";

  /// What tells its case from others of its trigger; missing where nothing does.
  private static final String FACTS = "facts";

  private static final String CASE = "case";

  /// The messages of ours that led to it; missing where none did.
  private static final String LINEAGE = "lineage";

  /// Missing in entries from before it was kept.
  private static final String PURPOSE = "purpose";

  private OutreachItem() {}

  static Map<String, AttributeValue> key(CustomerId customer, String id) {
    return Map.of(CUSTOMER, Attr.text(customer.value()), ID, Attr.text(id));
  }

  /// Writes an entry: one that counts adds its cases to what is there; any other takes the place of
  /// its waiting self, and of nothing else.
  static TransactWriteItem action(String table, Outreach outreach) {
    Change change =
        new Change(table, key(outreach.customer(), outreach.id()))
            .set(attributes(outreach))
            .setOnce("first", Attr.at(outreach.at()));
    DecisionItem.absent(outreach.decision()).forEach(change::remove);
    if (outreach.counts()) {
      return change.add("times", outreach.times()).inTransaction();
    }
    return change
        .set("times", Attr.number(outreach.times()))
        .when("attribute_not_exists(#id) OR #decision = :was_decision")
        .naming(ID)
        .where(DecisionItem.DECISION, Attr.text(DecisionItem.DEFER))
        .inTransaction();
  }

  /// Writes what the customer did, where the entry is; nothing that was there is written over.
  static Change mark(String table, CustomerId customer, String id, Marks marks) {
    Change change = new Change(table, key(customer, id)).when("attribute_exists(#id)").naming(ID);
    MarksItem.write(marks).forEach(change::setOnce);
    return change;
  }

  private static Map<String, AttributeValue> attributes(Outreach outreach) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put(DAY, Attr.text(Attr.day(outreach.at())));
    attributes.put(AT, Attr.text(Attr.sorted(outreach.at()) + "#" + outreach.id()));
    attributes.put("taken", Attr.at(outreach.at()));
    attributes.put(EXPIRES, Attr.number(outreach.at().plus(Outreach.KEPT).getEpochSecond()));
    attributes.put("trigger", trigger(outreach.trigger()));
    attributes.put("cause", cause(outreach.cause()));
    if (outreach.cause().key() != 0) {
      attributes.put(CASE, Attr.number(outreach.cause().key()));
    }
    attributes.put("verdicts", VerdictItem.write(outreach.verdicts()));
    attributes.put("evidence", evidence(outreach.evidence()));
    Map<String, AttributeValue> data = new TreeMap<>();
    outreach.data().forEach((name, value) -> data.put(name, Attr.text(value)));
    attributes.put("data", Attr.map(data));
    attributes.putAll(DecisionItem.write(outreach.decision()));
    return attributes;
  }

  static Outreach read(Item item) {
    return new Outreach(
        item.text(ID),
        new CustomerId(item.text(CUSTOMER)),
        trigger(item.map("trigger")),
        item.at("taken"),
        cause(item),
        DecisionItem.read(item),
        verdicts(item),
        evidence(item.map("evidence")),
        item.map("data").attributes().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().s())),
        item.count("times"),
        MarksItem.read(item));
  }

  static AttributeValue trigger(TriggerRef trigger) {
    Map<String, AttributeValue> stored = new HashMap<>();
    stored.put("id", Attr.text(trigger.id()));
    stored.put("name", Attr.text(trigger.name()));
    stored.put("hash", Attr.text(trigger.hash()));
    Purpose purpose = trigger.purpose();
    if (purpose != null) {
      stored.put(PURPOSE, Attr.text(purpose.name()));
    }
    return Attr.map(stored);
  }

  static TriggerRef trigger(Item stored) {
    return new TriggerRef(
        stored.text("id"),
        stored.text("name"),
        stored.text("hash"),
        stored
            .maybeText(PURPOSE)
            .filter(word -> Attr.names(Purpose.values(), word))
            .map(Purpose::valueOf)
            .orElse(null));
  }

  private static AttributeValue cause(Stamp cause) {
    return Attr.list(List.of(Attr.number(cause.millis()), Attr.number(cause.tag())));
  }

  private static Stamp cause(Item item) {
    List<AttributeValue> stored = item.list("cause");
    return new Stamp(
        Long.parseLong(stored.getFirst().n()),
        Integer.parseInt(stored.get(1).n()),
        item.maybe(CASE).map(key -> Integer.parseInt(key.n())).orElse(0));
  }

  private static List<Verdict> verdicts(Item item) {
    return VerdictItem.read(item.list("verdicts"));
  }

  private static AttributeValue evidence(Evidence evidence) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("event", Attr.text(evidence.event()));
    map.put("times", Attr.list(evidence.times().stream().map(Attr::at).toList()));
    if (!evidence.facts().isEmpty()) {
      map.put(FACTS, Attr.list(evidence.facts().stream().map(Attr::text).toList()));
    }
    Lineage lineage = evidence.lineage();
    if (lineage != null) {
      map.put(LINEAGE, Attr.text(lineage.text()));
    }
    return Attr.map(map);
  }

  private static Evidence evidence(Item stored) {
    List<Instant> times = stored.list("times").stream().map(Attr::at).toList();
    List<String> facts =
        stored
            .maybe(FACTS)
            .map(all -> all.l().stream().map(AttributeValue::s).toList())
            .orElse(List.of());
    return new Evidence(
        stored.text("event"),
        times,
        facts,
        stored.maybeText(LINEAGE).flatMap(Lineage::read).orElse(null));
  }
}
