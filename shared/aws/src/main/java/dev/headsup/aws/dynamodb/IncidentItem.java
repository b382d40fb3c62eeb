package dev.headsup.aws.dynamodb;

import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incident.Step;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.incident.Union;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of an incident: `report`, `judgement`, `dropped` and `steps`, with `version`,
/// its revision and the changes that are none, and `announced`, the revision of which customers
/// were told, with `heard`, what that said. `slot` and `at` find it in the index: `open` while it
/// goes on, then `over#` and the month in which it ended. `union` says with which others it is one
/// outage.
final class IncidentItem {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String SLOT = "slot";
  static final String AT = "at";
  static final String VERSION = "version";
  static final String ANNOUNCED = "announced";
  static final String OPEN = "open";
  private static final String HEARD = "heard";
  private static final String OF_INCIDENT = "incident#";
  private static final String STATE = "state";
  private static final String DROPPED = "dropped";
  private static final String UNION = "union";

  private IncidentItem() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(PK, Attr.text(OF_INCIDENT + id), SK, Attr.text(STATE));
  }

  static String over(YearMonth month) {
    return "over#" + month;
  }

  /// The attributes of an incident, without its key.
  static Map<String, AttributeValue> write(Incident incident) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(VERSION, Attr.number(version(incident)));
    item.put("report", report(incident.own()));
    if (!incident.union().equals(Union.NONE)) {
      item.put(UNION, union(incident.union()));
    }
    Judgement judgement = incident.judgement();
    if (judgement != null) {
      Map<String, AttributeValue> said = new HashMap<>();
      said.put("verdict", Attr.text(judgement.verdict().name()));
      said.put("by", Attr.text(judgement.by()));
      said.put("at", Attr.at(judgement.at()));
      said.put("title", Attr.text(judgement.title()));
      list(said, "parts", judgement.parts());
      item.put("judgement", Attr.map(said));
    }
    list(item, DROPPED, incident.dropped());
    item.put("steps", Attr.list(incident.steps().stream().map(IncidentItem::step).toList()));
    item.put(
        SLOT,
        Attr.text(
            incident
                .ended()
                .map(end -> over(YearMonth.from(end.atOffset(ZoneOffset.UTC))))
                .orElse(OPEN)));
    item.put(AT, Attr.text(Attr.sorted(incident.changedAt())));
    return item;
  }

  /// What grows with every change, also with one that is no revision.
  static long version(Incident incident) {
    return incident.revision() + incident.union().quiet();
  }

  private static AttributeValue union(Union union) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("quiet", Attr.number(union.quiet()));
    texts(map, "within", union.within());
    list(map, "apart", union.apart().stream().sorted().toList());
    Map<String, AttributeValue> sources = new HashMap<>();
    union.sources().forEach((id, report) -> sources.put(id, report(report)));
    map.put("sources", Attr.map(sources));
    return Attr.map(map);
  }

  private static Union union(Item item) {
    Map<String, Report> sources = new HashMap<>();
    item.map("sources")
        .attributes()
        .forEach((id, one) -> sources.put(id, report(new Item(one.m()))));
    return new Union(
        item.maybe("within").map(AttributeValue::s).orElse(""),
        sources,
        Set.copyOf(list(item, "apart")),
        item.number("quiet"));
  }

  private static AttributeValue report(Report report) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("source", Attr.text(report.source()));
    map.put("order", Attr.number(report.order()));
    map.put("ordered", AttributeValue.fromBool(report.ordered()));
    map.put("title", Attr.text(report.title()));
    map.put("components", Attr.list(report.components().stream().map(Attr::text).toList()));
    map.put("impact", Attr.text(report.impact().name()));
    map.put("phase", Attr.text(report.phase().name()));
    map.put("confidence", Attr.text(report.confidence().name()));
    map.put("started", Attr.at(report.startedAt()));
    put(map, "resolved", report.resolvedAt());
    put(map, "nextUpdateBy", report.nextUpdateBy());
    map.put("link", Attr.text(report.link()));
    map.put("at", Attr.at(report.at()));
    particulars(report.particulars(), map);
    return Attr.map(map);
  }

  private static void particulars(Particulars more, Map<String, AttributeValue> map) {
    texts(map, "text", more.text());
    texts(map, "native", more.nativeStatus());
    put(map, "until", more.until());
    list(map, "regions", more.regions());
    list(map, "unmapped", more.unmapped());
    if (more.maintenance()) {
      map.put("maintenance", AttributeValue.fromBool(true));
    }
  }

  private static void texts(Map<String, AttributeValue> map, String name, String text) {
    if (!text.isEmpty()) {
      map.put(name, Attr.text(text));
    }
  }

  private static void list(Map<String, AttributeValue> map, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      map.put(name, Attr.list(texts.stream().map(Attr::text).toList()));
    }
  }

  private static void put(Map<String, AttributeValue> map, String name, @Nullable Instant at) {
    if (at != null) {
      map.put(name, Attr.at(at));
    }
  }

  private static AttributeValue step(Step step) {
    return Attr.map(
        Map.of(
            "revision", Attr.number(step.revision()),
            "at", Attr.at(step.at()),
            "phase", Attr.text(step.phase().name()),
            "impact", Attr.text(step.impact().name()),
            "confirmed", AttributeValue.fromBool(step.confirmed()),
            "by", Attr.text(step.by())));
  }

  static Incident read(Item item) {
    Union union = item.maybeMap(UNION).map(IncidentItem::union).orElse(Union.NONE);
    return new Incident(
        item.text(PK).substring(OF_INCIDENT.length()),
        report(item.map("report")),
        item.maybeMap("judgement").map(IncidentItem::judgement).orElse(null),
        list(item, DROPPED),
        item.number(VERSION) - union.quiet(),
        item.list("steps").stream().map(each -> step(new Item(each.m()))).toList(),
        union);
  }

  private static Report report(Item item) {
    return new Report(
        item.text("source"),
        item.number("order"),
        flag(item, "ordered"),
        item.text("title"),
        item.list("components").stream().map(AttributeValue::s).toList(),
        Impact.valueOf(item.text("impact")),
        Phase.valueOf(item.text("phase")),
        confidence(item),
        item.at("started"),
        item.maybeAt("resolved").orElse(null),
        item.maybeAt("nextUpdateBy").orElse(null),
        item.text("link"),
        item.at("at"),
        particulars(item));
  }

  /// Items from before there was a confidence say whether the source was sure.
  private static Confidence confidence(Item item) {
    return item.maybe("confidence")
        .map(word -> Confidence.valueOf(word.s()))
        .orElseGet(() ->
            flag(item, "confirmed")
                ? Confidence.DECLARED
                : item.text("source").equals(Crowd.SURGE)
                    ? Confidence.INFERRED
                    : Confidence.ALERTED);
  }

  private static Particulars particulars(Item item) {
    return new Particulars(
        item.maybe("text").map(AttributeValue::s).orElse(""),
        flag(item, "maintenance"),
        item.maybeAt("until").orElse(null),
        list(item, "regions"),
        item.maybe("native").map(AttributeValue::s).orElse(""),
        list(item, "unmapped"));
  }

  private static List<String> list(Item item, String name) {
    return item.maybe(name)
        .map(texts -> texts.l().stream().map(AttributeValue::s).toList())
        .orElse(List.of());
  }

  private static Judgement judgement(Item item) {
    return new Judgement(
        Verdict.valueOf(item.text("verdict")),
        item.text("by"),
        item.at("at"),
        item.maybe("title").map(AttributeValue::s).orElse(""),
        list(item, "parts"));
  }

  private static Step step(Item item) {
    return new Step(
        item.number("revision"),
        item.at("at"),
        Phase.valueOf(item.text("phase")),
        Impact.valueOf(item.text("impact")),
        flag(item, "confirmed"),
        item.text("by"));
  }

  private static boolean flag(Item item, String name) {
    return item.maybe(name).map(AttributeValue::bool).orElse(false);
  }

  /// That customers were told, beside the attributes of the incident.
  static Map<String, AttributeValue> write(Announced announced) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("at", Attr.at(announced.at()));
    map.put("phase", Attr.text(announced.phase().name()));
    map.put("impact", Attr.text(announced.impact().name()));
    map.put("started", Attr.at(announced.startedAt()));
    map.put("components", Attr.list(announced.components().stream().map(Attr::text).toList()));
    put(map, "promised", announced.promised());
    return Map.of(ANNOUNCED, Attr.number(announced.revision()), HEARD, Attr.map(map));
  }

  /// Items from before there were details have the revision alone.
  static Announced announced(Item item) {
    long revision = item.maybe(ANNOUNCED).map(number -> Long.parseLong(number.n())).orElse(0L);
    return item.maybeMap(HEARD)
        .map(heard ->
            new Announced(
                revision,
                heard.at("at"),
                Phase.valueOf(heard.text("phase")),
                Impact.valueOf(heard.text("impact")),
                heard.list("components").stream().map(AttributeValue::s).toList(),
                heard.at("started"),
                heard.maybeAt("promised").orElse(null)))
        .orElseGet(() -> Announced.asOf(revision, read(item)));
  }

  /// An incident with what customers were told of it.
  static Kept kept(Item item) {
    return new Kept(read(item), false, announced(item));
  }

  /// Those of an index page, whose items have all attributes.
  static List<Kept> kept(List<Item> items) {
    return items.stream().map(IncidentItem::kept).toList();
  }
}
