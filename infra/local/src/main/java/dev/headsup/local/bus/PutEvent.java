package dev.headsup.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// One entry of `PutEvents`.
///
/// @param id ours
/// @param time to the second, as EventBridge keeps it
/// @param bus the name of the bus, also where the entry gives its ARN
/// @param entry as it was sent
record PutEvent(String id, Instant time, String bus, JsonNode entry) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Why an entry was not taken, in EventBridge's words.
  record Fault(String code, String message) {}

  static PutEvent of(JsonNode entry, Instant now) {
    JsonNode sent = entry.path("Time");
    Instant time = sent.isNumber() ? ofSeconds(sent.decimalValue()) : now;
    String bus = entry.path("EventBusName").asText("default");
    return new PutEvent(
        UUID.randomUUID().toString(),
        time.truncatedTo(ChronoUnit.SECONDS),
        bus.substring(bus.lastIndexOf('/') + 1),
        entry);
  }

  private static Instant ofSeconds(BigDecimal seconds) {
    boolean sane = seconds.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE * 100L)) < 0;
    return Instant.ofEpochSecond(sane ? seconds.longValue() : Integer.MAX_VALUE);
  }

  Optional<Fault> fault() {
    for (String required : new String[] {"Source", "DetailType", "Detail"}) {
      if (entry.path(required).asText("").isEmpty()) {
        return Optional.of(
            new Fault(
                "InvalidArgument",
                "Parameter %s is not valid. Reason: %s is a required argument."
                    .formatted(required, required)));
      }
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return Optional.of(
          new Fault("NotAuthorizedForSource", "Not authorized for the source: aws. is AWS's own"));
    }
    return detail().isEmpty()
        ? Optional.of(new Fault("MalformedDetail", "Detail is malformed."))
        : Optional.empty();
  }

  /// The event as EventBridge hands it to a target, when there is no fault.
  String message(String account, String region) {
    ObjectNode message = JSON.createObjectNode();
    message.put("version", "0");
    message.put("id", id);
    message.put("detail-type", entry.path("DetailType").asText());
    message.put("source", entry.path("Source").asText());
    message.put("account", account);
    message.put("time", time.toString());
    message.put("region", region);
    entry.path("Resources").forEach(message.putArray("resources")::add);
    message.set("detail", detail().orElseThrow());
    return message.toString();
  }

  private Optional<JsonNode> detail() {
    try {
      return Optional.of(JSON.readTree(entry.path("Detail").asText())).filter(JsonNode::isObject);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
