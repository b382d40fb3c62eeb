package dev.headsup.local.queues;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.lambda.Invocation;
import dev.headsup.local.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Feeds one function from the stream of one table, much as Lambda's event source mapping does: the
/// records of a shard in their order, from the oldest on, a batch again and again until it is done.
/// One difference: a batch that fails begins again from its first record, and is never given up.
public final class StreamPoller implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StreamPoller.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DynamoDbStreamsClient client;
  private final String stream;
  private final int batch;
  private final LocalFunction function;
  private final Map<String, String> done = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  /// @param stream its ARN
  /// @param batch how many records the function gets at most
  public StreamPoller(
      DynamoDbStreamsClient client, String stream, int batch, LocalFunction function) {
    this.client = client;
    this.stream = stream;
    this.batch = batch;
    this.function = function;
    this.thread = Thread.ofPlatform().daemon().name("stream " + function.id()).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try {
        shards().forEach(this::read);
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException broken) {
        if (!closed) {
          LOG.log(System.Logger.Level.WARNING, "The stream could not be read", broken);
        }
      }
    }
  }

  private List<Shard> shards() {
    return client
        .describeStream(request -> request.streamArn(stream))
        .streamDescription()
        .shards();
  }

  /// From behind the last record that was done. DynamoDB Local takes an iterator of an empty shard
  /// for one of records that are gone, once there is a record; so each look takes a fresh one.
  private void read(Shard shard) {
    List<Record> records =
        client
            .getRecords(request -> request.shardIterator(iterator(shard.shardId())).limit(batch))
            .records();
    if (!records.isEmpty()
        && isDone(function.invoke(event(records).getBytes(StandardCharsets.UTF_8)))) {
      done.put(shard.shardId(), records.getLast().dynamodb().sequenceNumber());
    }
  }

  private static boolean isDone(Invocation called) {
    return called instanceof Invocation.Answered(byte[] payload)
        && new String(payload, StandardCharsets.UTF_8).contains("\"batchItemFailures\":[]");
  }

  private String iterator(String shard) {
    @Nullable String last = done.get(shard);
    return client
        .getShardIterator(request ->
            request
                .streamArn(stream)
                .shardId(shard)
                .sequenceNumber(last)
                .shardIteratorType(
                    last == null
                        ? ShardIteratorType.TRIM_HORIZON
                        : ShardIteratorType.AFTER_SEQUENCE_NUMBER))
        .shardIterator();
  }

  private static String event(List<Record> records) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode all = event.putArray("Records");
    for (Record one : records) {
      ObjectNode json = all.addObject();
      json.put("eventID", one.eventID()).put("eventName", one.eventNameAsString());
      json.put("eventSource", "aws:dynamodb");
      StreamRecord told = one.dynamodb();
      ObjectNode dynamodb = json.putObject("dynamodb");
      dynamodb.put("SequenceNumber", told.sequenceNumber());
      if (told.hasOldImage()) {
        item(dynamodb.putObject("OldImage"), told.oldImage());
      }
      if (told.hasNewImage()) {
        item(dynamodb.putObject("NewImage"), told.newImage());
      }
    }
    return event.toString();
  }

  private static void item(ObjectNode json, Map<String, AttributeValue> item) {
    item.forEach((name, value) -> value(json.putObject(name), value));
  }

  /// DynamoDB Local's streams give values whose kind the SDK does not name, so it is looked for.
  private static void value(ObjectNode json, AttributeValue value) {
    if (value.s() != null) {
      json.put("S", value.s());
    } else if (value.n() != null) {
      json.put("N", value.n());
    } else if (value.bool() != null) {
      json.put("BOOL", value.bool());
    } else if (value.b() != null) {
      json.put("B", value.b().asByteArray());
    } else if (Boolean.TRUE.equals(value.nul())) {
      json.put("NULL", true);
    } else if (!value.ss().isEmpty()) {
      value.ss().forEach(json.putArray("SS")::add);
    } else if (!value.ns().isEmpty()) {
      value.ns().forEach(json.putArray("NS")::add);
    } else if (!value.l().isEmpty() || (value.hasL() && !value.hasM())) {
      ArrayNode list = json.putArray("L");
      value.l().forEach(each -> value(list.addObject(), each));
    } else {
      item(json.putObject("M"), value.m());
    }
  }
}
