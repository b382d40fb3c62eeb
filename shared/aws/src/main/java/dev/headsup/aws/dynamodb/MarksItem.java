package dev.headsup.aws.dynamodb;

import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of what a customer did with a message: an attribute for each mark, beside those
/// of the message, for example `seen` and `read`.
final class MarksItem {
  private MarksItem() {}

  static Map<String, AttributeValue> write(Marks marks) {
    Map<String, AttributeValue> stored = new HashMap<>();
    marks.first().forEach((mark, at) -> stored.put(name(mark), Attr.at(at)));
    return stored;
  }

  static Marks read(Item item) {
    Map<Mark, Instant> first = new EnumMap<>(Mark.class);
    for (Mark mark : Mark.values()) {
      item.maybeAt(name(mark)).ifPresent(at -> first.put(mark, at));
    }
    return new Marks(first);
  }

  private static String name(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT);
  }
}
