package dev.headsup.aws.dynamodb;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Approved;
import dev.headsup.engine.brake.Brake.Asked;
import dev.headsup.engine.brake.Brake.Pace;
import dev.headsup.engine.brake.Brake.Previewed;
import dev.headsup.engine.brake.Brake.Stop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a [Brake]. What is null is not there.
final class BrakeItem {
  static final String NAME = "name";
  static final String REVISION = "revision";
  private static final String PREFIX = "brake ";
  private static final String STEP = "step";
  private static final String PASSED = "passed";
  private static final String BEGAN = "began";
  private static final String FILLED = "filled";
  private static final String DAY = "day";
  private static final String TODAY = "today";
  private static final String SINCE = "since";
  private static final String STOPPED = "stopped";
  private static final String ASKED = "asked";
  private static final String DECIDED = "decided";
  private static final String WATCHING = "watching";
  private static final String PREVIEWED = "previewed";
  private static final String CUSTOMERS = "customers";
  private static final String WHY = "why";
  private static final String AT = "at";
  private static final String YES = "yes";
  private static final String BY = "by";

  private BrakeItem() {}

  static Map<String, AttributeValue> key(String key) {
    return Map.of(NAME, Attr.text(PREFIX + key));
  }

  /// All attributes beside the key; null for one that is not there.
  static Map<String, @Nullable AttributeValue> write(Brake brake) {
    Map<String, @Nullable AttributeValue> item = new LinkedHashMap<>();
    item.put(REVISION, Attr.number(brake.revision() + 1));
    Pace pace = brake.pace();
    item.put(STEP, Attr.number(pace.step()));
    item.put(PASSED, Attr.number(pace.passed()));
    item.put(BEGAN, at(pace.began()));
    item.put(FILLED, at(pace.filled()));
    item.put(DAY, Attr.text(pace.day().toString()));
    item.put(TODAY, Attr.number(pace.today()));
    item.put(SINCE, at(brake.since()));
    Stop stop = brake.stopped();
    item.put(
        STOPPED,
        stop == null ? null : Attr.map(Map.of(WHY, Attr.text(stop.why()), AT, Attr.at(stop.at()))));
    Asked asked = brake.asked();
    item.put(
        ASKED,
        asked == null
            ? null
            : Attr.map(
                Map.of(
                    CUSTOMERS, Attr.number(asked.customers()),
                    WHY, Attr.text(asked.why()),
                    AT, Attr.at(asked.at()))));
    Approved decided = brake.decided();
    item.put(
        DECIDED,
        decided == null
            ? null
            : Attr.map(
                Map.of(
                    YES, AttributeValue.fromBool(decided.yes()),
                    CUSTOMERS, Attr.number(decided.customers()),
                    BY, Attr.text(decided.by()),
                    WHY, Attr.text(decided.why()),
                    AT, Attr.at(decided.at()))));
    item.put(WATCHING, at(brake.watching()));
    Previewed previewed = brake.previewed();
    item.put(
        PREVIEWED,
        previewed == null
            ? null
            : Attr.map(
                Map.of(
                    CUSTOMERS, Attr.number(previewed.perDay()),
                    BY, Attr.text(previewed.by()),
                    AT, Attr.at(previewed.at()))));
    return item;
  }

  private static @Nullable AttributeValue at(@Nullable Instant instant) {
    return instant == null ? null : Attr.at(instant);
  }

  static Brake read(Item item) {
    return new Brake(
        item.text(NAME).substring(PREFIX.length()),
        item.number(REVISION),
        new Pace(
            item.count(STEP),
            item.number(PASSED),
            item.maybeAt(BEGAN).orElse(null),
            item.maybeAt(FILLED).orElse(null),
            LocalDate.parse(item.text(DAY)),
            item.number(TODAY)),
        item.maybeAt(SINCE).orElse(null),
        item.maybeMap(STOPPED).map(stop -> new Stop(stop.text(WHY), stop.at(AT))).orElse(null),
        item.maybeMap(ASKED)
            .map(asked -> new Asked(asked.number(CUSTOMERS), asked.text(WHY), asked.at(AT)))
            .orElse(null),
        item.maybeMap(DECIDED)
            .map(decided ->
                new Approved(
                    decided.maybe(YES).map(AttributeValue::bool).orElse(false),
                    decided.number(CUSTOMERS),
                    decided.text(BY),
                    decided.text(WHY),
                    decided.at(AT)))
            .orElse(null),
        item.maybeAt(WATCHING).orElse(null),
        item.maybeMap(PREVIEWED)
            .map(seen -> new Previewed(seen.number(CUSTOMERS), seen.text(BY), seen.at(AT)))
            .orElse(null));
  }
}
