package dev.headsup.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stream of the ledger's table, and Lambda, which takes it to publish: in batches, one call at
/// a time, again from where the function stopped; half as many when a call broke; more and more
/// slowly; and after [#TRIES] without a step forward it gives a record up. One shard.
final class LedgerFeed {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 100;
  private static final int TRIES = 20;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration SLOWEST = Duration.ofMinutes(1);

  private final World world;
  private final List<ObjectNode> waiting = new ArrayList<>();
  private long numbers;
  private long givenUp;
  private int size = BATCH;
  private int tries;
  private boolean busy;

  LedgerFeed(World world) {
    this.world = world;
  }

  void begin() {
    world.stores().calm().onChange(this::changed);
  }

  /// How many records nobody published and nobody will.
  long givenUp() {
    return givenUp;
  }

  private void changed(
      String table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> now) {
    if (!table.equals(Place.OUTREACHES.table())) {
      return;
    }
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("eventID", "event-" + numbers);
    ObjectNode told = record.putObject("dynamodb");
    told.put("SequenceNumber", "%020d".formatted(numbers++));
    if (before != null) {
      told.set("OldImage", image(before));
    }
    if (now != null) {
      told.set("NewImage", image(now));
    }
    waiting.add(record);
    if (!busy) {
      busy = true;
      after(WINDOW);
    }
  }

  private void after(Duration wait) {
    world.at(world.clock().instant().plus(wait), this::hand);
  }

  private void hand() {
    List<ObjectNode> batch = List.copyOf(waiting.subList(0, Math.min(size, waiting.size())));
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addAll(batch);
    try {
      world.invoke(
          SimFunction.PUBLISH, JSON.writeValueAsBytes(event), answer -> answered(batch, answer));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void answered(List<ObjectNode> batch, byte @Nullable [] answer) {
    int done = answer == null ? 0 : done(batch, answer);
    waiting.subList(0, done).clear();
    tries = done == 0 ? tries + 1 : 0;
    size = answer == null ? Math.max(1, batch.size() / 2) : BATCH;
    if (tries > TRIES) {
      tries = 0;
      givenUp++;
      waiting.removeFirst();
      world.note("the stream gives a record up");
    }
    busy = !waiting.isEmpty();
    if (busy) {
      Duration slow = WINDOW.multipliedBy(1L << Math.min(tries, 10));
      after(slow.compareTo(SLOWEST) < 0 ? slow : SLOWEST);
    }
  }

  private static int done(List<ObjectNode> batch, byte[] answer) {
    try {
      JsonNode failed = JSON.readTree(answer).path("batchItemFailures").path(0);
      String sequence = failed.path("itemIdentifier").asText();
      for (int place = 0; place < batch.size(); place++) {
        JsonNode told = batch.get(place).path("dynamodb");
        if (told.path("SequenceNumber").asText().equals(sequence)) {
          return place;
        }
      }
      return batch.size();
    } catch (IOException noAnswer) {
      throw new UncheckedIOException("publish answered no JSON", noAnswer);
    }
  }

  private static ObjectNode image(Map<String, AttributeValue> item) {
    ObjectNode image = JsonNodeFactory.instance.objectNode();
    item.forEach((name, value) -> image.set(name, typed(value)));
    return image;
  }

  private static ObjectNode typed(AttributeValue value) {
    ObjectNode typed = JsonNodeFactory.instance.objectNode();
    switch (value.type()) {
      case S -> typed.put("S", value.s());
      case N -> typed.put("N", value.n());
      case BOOL -> typed.put("BOOL", value.bool());
      case NUL -> typed.put("NULL", true);
      case M -> typed.set("M", image(value.m()));
      case L -> {
        ArrayNode list = typed.putArray("L");
        value.l().forEach(each -> list.add(typed(each)));
      }
      case SS -> value.ss().forEach(typed.withArray("/SS")::add);
      case NS -> value.ns().forEach(typed.withArray("/NS")::add);
      case B, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("The ledger has no values of type " + value.type());
    }
    return typed;
  }
}
