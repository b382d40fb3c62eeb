package dev.headsup.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/// The event that Lambda makes of a batch, and what a handler's answer says about it.
public final class SqsEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsEvents() {}

  /// The event of a batch of one queue.
  public static byte[] event(String queue, List<Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode record = records.addObject();
      record.put("messageId", message.messageId());
      record.put("receiptHandle", message.receiptHandle());
      record.put("body", message.body());
      ObjectNode attributes = record.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      ObjectNode own = record.putObject("messageAttributes");
      message
          .messageAttributes()
          .forEach((name, value) ->
              own.putObject(name)
                  .put("dataType", value.dataType())
                  .put("stringValue", value.stringValue()));
      record.put("md5OfBody", message.md5OfBody());
      record.put("eventSource", "aws:sqs");
      record.put("eventSourceARN", QueueServer.arn(queue));
      record.put("awsRegion", QueueServer.REGION);
    }
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException("an SQS event could not be written", e);
    }
  }

  /// The ids that a handler reports as failed. Empty: the answer is not valid, and Lambda then
  /// treats the whole batch as failed (no JSON, no list, an empty or unknown id).
  public static Optional<Set<String>> failures(byte[] answer, List<Message> messages) {
    if (answer.length == 0) {
      return Optional.of(Set.of());
    }
    JsonNode failures;
    try {
      JsonNode root = JSON.readTree(answer);
      if (!root.isObject() && !root.isNull()) {
        return root.isMissingNode() ? Optional.of(Set.of()) : Optional.empty();
      }
      failures = root.path("batchItemFailures");
    } catch (IOException e) {
      return Optional.empty();
    }
    if (failures.isMissingNode() || failures.isNull()) {
      return Optional.of(Set.of());
    }
    if (!failures.isArray()) {
      return Optional.empty();
    }
    Set<String> known = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : failures) {
      String id = failure.path("itemIdentifier").asText("");
      if (!known.contains(id)) {
        return Optional.empty();
      }
      failed.add(id);
    }
    return Optional.of(failed);
  }
}
