package dev.headsup.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Takes messages from a queue and calls a function with them, as Lambda does: in batches, a
/// bounded number at once; what the function does not report as failed is deleted, the rest comes
/// again when its visibility ends, and so does all of a batch without an answer.
final class Poller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 10;
  private static final Duration SOON = Duration.ofMillis(250);

  /// Lambda always has a request waiting; what comes back by itself is found so late at most.
  private static final Duration LONG = Duration.ofSeconds(20);

  private final World world;
  private final String queue;
  private final SimFunction function;
  private final int batch;
  private final int atOnce;
  private int running;
  private boolean awake;
  private final List<Message> copies = new ArrayList<>();

  /// @param batch how many messages a call takes at most
  /// @param atOnce how many calls there are at once at most
  Poller(World world, String queue, SimFunction function, int batch, int atOnce) {
    this.world = world;
    this.queue = queue;
    this.function = function;
    this.batch = batch;
    this.atOnce = atOnce;
  }

  void begin() {
    world.at(
        world.clock().instant().plus(LONG),
        () -> {
          poll();
          begin();
        });
  }

  /// Something may have come.
  void wake() {
    if (!awake) {
      awake = true;
      world.at(
          world.clock().instant().plus(SOON),
          () -> {
            awake = false;
            poll();
          });
    }
  }

  private void poll() {
    while (running < atOnce && world.polls()) {
      List<Message> messages = receive();
      if (messages.isEmpty()) {
        return;
      }
      running++;
      world.invoke(
          function,
          event(messages),
          answer -> {
            running--;
            done(messages, answer);
            wake();
          });
    }
  }

  private List<Message> receive() {
    SqsClient sqs = world.stores().sqs();
    List<Message> all = new ArrayList<>(copies.subList(0, Math.min(batch, copies.size())));
    copies.subList(0, all.size()).clear();
    while (all.size() < batch) {
      int want = Math.min(MOST, batch - all.size());
      List<Message> some =
          sqs.receiveMessage(request ->
                  request
                      .queueUrl(queue)
                      .maxNumberOfMessages(want)
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      if (some.isEmpty()) {
        return all;
      }
      all.addAll(some);
      some.forEach(this::copy);
    }
    return all;
  }

  private void copy(Message message) {
    for (Duration wait : world.faults().copies()) {
      world.at(
          world.clock().instant().plus(wait),
          () -> {
            copies.add(message);
            wake();
          });
    }
  }

  private static byte[] event(List<Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode record = records.addObject();
      record.put("messageId", message.messageId());
      record.put("receiptHandle", message.receiptHandle());
      record.put("body", message.body());
      ObjectNode attributes = record.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      record.put("eventSource", "aws:sqs");
    }
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void done(List<Message> messages, byte @Nullable [] answer) {
    if (answer == null) {
      return;
    }
    Set<String> failed = failed(answer);
    for (Message message : messages) {
      if (failed.contains(message.messageId()) || world.faults().forgetsDone()) {
        continue;
      }
      world
          .stores()
          .sqs()
          .deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
  }

  private static Set<String> failed(byte[] answer) {
    try {
      Set<String> failed = new HashSet<>();
      for (JsonNode failure : JSON.readTree(answer).path("batchItemFailures")) {
        failed.add(failure.path("itemIdentifier").asText());
      }
      return failed;
    } catch (IOException noAnswer) {
      throw new UncheckedIOException("A function answered no JSON", noAnswer);
    }
  }
}
