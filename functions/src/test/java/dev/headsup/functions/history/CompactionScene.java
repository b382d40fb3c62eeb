package dev.headsup.functions.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.Packed;
import dev.headsup.aws.s3.S3EventHistory;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import dev.headsup.functions.memory.MemoryObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Batches of the event history, in memory, and what becomes of them.
abstract class CompactionScene {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Instant NEXT_DAY = Instant.parse("2026-03-03T06:00:00Z");
  static final CustomerId ANA = CustomerId.known("ana");
  static final CustomerId BEN = CustomerId.known("ben");
  static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  static final Instant TO = Instant.parse("2026-03-31T00:00:00Z");

  final MemoryObjects objects = new MemoryObjects(3);
  Instant now = NOON;

  S3EventHistory history() {
    return new S3EventHistory(new Bucket(objects, "history"), () -> now);
  }

  Compaction compaction(long most) {
    return new Compaction(new Bucket(objects, "history"), () -> now, most);
  }

  Compaction.Done compact() {
    now = NEXT_DAY;
    return compaction(1 << 20).run(() -> true);
  }

  static PastEvent did(CustomerId customer, String id, Instant at, Instant received) {
    return new PastEvent(
        customer, new EventId(id), at, received, false, null, "{\"messageId\":\"" + id + "\"}");
  }

  static PastEvent did(CustomerId customer, String id) {
    return did(customer, id, NOON.minusSeconds(Long.parseLong(id)), NOON);
  }

  List<String> ids(CustomerId customer) {
    Past past = history().read(Set.of(customer), FROM, TO);
    assertThat(past.damaged()).isEmpty();
    return past.events().stream().map(event -> event.id().value()).toList();
  }

  Set<String> keys(String prefix) {
    return new TreeSet<>(objects.objects.tailMap(prefix, true).headMap(prefix + "~").keySet());
  }

  void keepSmallBatches(int many) {
    for (int i = 0; i < many; i++) {
      CustomerId customer = CustomerId.known("customer-" + i % 50);
      history().keep(List.of(did(customer, String.valueOf(i))));
    }
  }

  /// Every line of every part, in order.
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String part : keys("customers/")) {
      Packed.each(
          Objects.requireNonNull(objects.objects.get(part)),
          line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }
}
