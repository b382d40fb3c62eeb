package dev.headsup.aws.dynamodb;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Correction.About;
import dev.headsup.engine.correction.Correction.Stop;
import dev.headsup.engine.customer.Purpose;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a correction, in the incidents table: its index of open incidents has a slot
/// of its own for them.
final class CorrectionItem {
  static final String SLOT = "corrections";
  static final String STOPPED_BY = "stoppedBy";
  static final String STOPPED = "stopped";
  private static final String ID = "id";

  private CorrectionItem() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(
        IncidentItem.PK, Attr.text("correction#" + id), IncidentItem.SK, Attr.text("correction"));
  }

  /// The attributes of one that holds, without its key.
  static Map<String, AttributeValue> write(Correction correction) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(IncidentItem.SLOT, Attr.text(SLOT));
    item.put(IncidentItem.AT, Attr.text(Attr.sorted(correction.at())));
    item.put(ID, Attr.text(correction.id()));
    item.put("trigger", Attr.text(correction.about().trigger()));
    item.put("name", Attr.text(correction.about().name()));
    item.put("version", Attr.text(correction.about().version()));
    item.put("since", Attr.at(correction.about().since()));
    item.put("until", Attr.at(correction.about().until()));
    item.put("purpose", Attr.text(correction.purpose().name()));
    Map<String, AttributeValue> files = new TreeMap<>();
    correction.files().forEach((path, text) -> files.put(path, Attr.text(text)));
    item.put("files", Attr.map(files));
    item.put("expected", Attr.number(correction.expected()));
    item.put("by", Attr.text(correction.by()));
    item.put("said", Attr.at(correction.at()));
    return item;
  }

  static Correction read(Item item) {
    return new Correction(
        item.text(ID),
        new About(
            item.text("trigger"),
            item.text("name"),
            item.text("version"),
            item.at("since"),
            item.at("until")),
        Purpose.valueOf(item.text("purpose")),
        item.map("files").attributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().s())),
        item.number("expected"),
        item.text("by"),
        item.at("said"),
        stop(item));
  }

  private static @Nullable Stop stop(Item item) {
    return item.maybeAt(STOPPED)
        .map(at -> new Stop(item.maybeText(STOPPED_BY).orElse(""), at))
        .orElse(null);
  }
}
