package dev.headsup.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the stream of the ledger's table tells, as Lambda hands it over: each record the item as it
/// is and as it was, in DynamoDB's own JSON.
public final class LedgerStream {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerStream() {}

  /// One record of the stream.
  ///
  /// @param id the record's own, the same whenever it comes again
  /// @param sequence its place, by which Lambda is told where to begin again
  public sealed interface News {
    String id();

    String sequence();

    /// A decision was taken, or an entry that counts stands for one more.
    record Decided(String id, String sequence, Outreach outreach) implements News {}

    /// A message is in another state than before.
    record Moved(String id, String sequence, Delivery delivery) implements News {}

    /// Nothing that anybody outside waits for: an item was erased, marked, or claimed again.
    record Nothing(String id, String sequence) implements News {}
  }

  /// Reads an event.
  ///
  /// @throws IllegalArgumentException when it is none of a stream
  public static List<News> read(InputStream event) throws IOException {
    JsonNode records = JSON.readTree(event).path("Records");
    if (!records.isArray()) {
      throw new IllegalArgumentException("The event has no Records: it is none of a stream");
    }
    List<News> news = new ArrayList<>();
    for (JsonNode one : records) {
      JsonNode told = one.path("dynamodb");
      news.add(
          news(
              one.path("eventID").asText(),
              told.path("SequenceNumber").asText(),
              item(told.path("OldImage")),
              item(told.path("NewImage"))));
    }
    return news;
  }

  private static News news(String id, String sequence, @Nullable Item old, @Nullable Item now) {
    if (now == null) {
      return new News.Nothing(id, sequence);
    }
    if (DeliveryItem.isOne(now)) {
      Delivery delivery = DeliveryItem.read(now);
      return old != null && DeliveryItem.read(old).state() == delivery.state()
          ? new News.Nothing(id, sequence)
          : new News.Moved(id, sequence, delivery);
    }
    Outreach outreach = OutreachItem.read(now);
    Outreach before = old == null ? null : OutreachItem.read(old);
    boolean same =
        before != null
            && before.decision().equals(outreach.decision())
            && before.times() == outreach.times();
    return same
        ? new News.Nothing(id, sequence)
        : new News.Decided(id, sequence, outreach);
  }

  private static @Nullable Item item(JsonNode image) {
    return image.isObject() && !image.isEmpty() ? new Item(attributes(image)) : null;
  }

  private static Map<String, AttributeValue> attributes(JsonNode object) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    object.properties().forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
    return attributes;
  }

  private static AttributeValue value(JsonNode typed) {
    Map.Entry<String, JsonNode> one = typed.properties().iterator().next();
    JsonNode value = one.getValue();
    return switch (one.getKey()) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
      case "NULL" -> AttributeValue.fromNul(true);
      case "M" -> AttributeValue.fromM(attributes(value));
      case "L" -> AttributeValue.fromL(value.valueStream().map(LedgerStream::value).toList());
      case "SS" -> AttributeValue.fromSs(value.valueStream().map(JsonNode::asText).toList());
      case "NS" -> AttributeValue.fromNs(value.valueStream().map(JsonNode::asText).toList());
      default ->
          throw new IllegalArgumentException("The ledger has no values of type " + one.getKey());
    };
  }
}
