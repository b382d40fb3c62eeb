package dev.headsup.functions.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.Layout;
import dev.headsup.aws.s3.Packed;
import dev.headsup.aws.s3.S3EventHistory;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import dev.headsup.functions.memory.MemoryObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

final class CompactionTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-03-03T06:00:00Z");
  private static final CustomerId ANA = CustomerId.known("ana");
  private static final CustomerId BEN = CustomerId.known("ben");
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-31T00:00:00Z");

  private final MemoryObjects objects = new MemoryObjects(3);
  private Instant now = NOON;

  private S3EventHistory history() {
    return new S3EventHistory(new Bucket(objects, "history"), () -> now);
  }

  private Compaction compaction(long most) {
    return new Compaction(new Bucket(objects, "history"), () -> now, most);
  }

  private Compaction.Done compact() {
    now = NEXT_DAY;
    return compaction(1 << 20).run(() -> true);
  }

  private static PastEvent did(CustomerId customer, String id, Instant at, Instant received) {
    return new PastEvent(
        customer, new EventId(id), at, received, false, null, "{\"messageId\":\"" + id + "\"}");
  }

  private static PastEvent did(CustomerId customer, String id) {
    return did(customer, id, NOON.minusSeconds(Long.parseLong(id)), NOON);
  }

  private List<String> ids(CustomerId customer) {
    Past past = history().read(Set.of(customer), FROM, TO);
    assertThat(past.damaged()).isEmpty();
    return past.events().stream().map(event -> event.id().value()).toList();
  }

  private Set<String> keys(String prefix) {
    return new TreeSet<>(objects.objects.tailMap(prefix, true).headMap(prefix + "~").keySet());
  }

  @Test
  void aPastReadsTheSameBeforeAndAfter() {
    history().keep(List.of(did(ANA, "3"), did(BEN, "2"), did(ANA, "1")));
    history().keep(List.of(did(ANA, "2")));
    assertThat(ids(ANA)).containsExactly("3", "2", "1");

    assertThat(compact()).isEqualTo(new Compaction.Done(1, 2, 0, null));
    assertThat(ids(ANA)).containsExactly("3", "2", "1");

    objects.objects.keySet().removeIf(key -> key.startsWith("events/"));
    assertThat(ids(ANA)).as("the batches are not needed any more").containsExactly("3", "2", "1");
    assertThat(ids(BEN)).containsExactly("2");
  }

  @Test
  void aDayThatIsNotOverIsLeftAlone() {
    history().keep(List.of(did(ANA, "1")));
    for (String early : List.of("2026-03-02T23:59:59Z", "2026-03-03T00:14:59Z")) {
      now = Instant.parse(early);
      assertThat(compaction(1 << 20).run(() -> true).days()).isZero();
    }
    now = Instant.parse("2026-03-03T00:15:00Z");
    assertThat(compaction(1 << 20).run(() -> true).days()).isEqualTo(1);
    assertThat(compaction(1 << 20).run(() -> true)).isEqualTo(new Compaction.Done(0, 0, 0, null));
  }

  @Test
  void thriceInAnyOrderIsTheSameHistory() {
    List<PastEvent> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(did(i % 3 == 0 ? BEN : ANA, String.valueOf(i)));
    }
    history().keep(all);
    List<String> once = ids(ANA);
    SplittableRandom random = new SplittableRandom(7);
    for (int replay = 0; replay < 2; replay++) {
      List<PastEvent> left = new ArrayList<>(all);
      while (!left.isEmpty()) {
        List<PastEvent> batch = new ArrayList<>();
        for (int i = random.nextInt(1, 9); i > 0 && !left.isEmpty(); i--) {
          batch.add(left.remove(random.nextInt(left.size())));
        }
        history().keep(batch);
      }
    }
    assertThat(ids(ANA)).hasSize(40).isEqualTo(once);
    compact();
    assertThat(ids(ANA)).isEqualTo(once);
    assertThat(keys("customers/")).as("each event once, in one part").hasSize(1);
  }

  @Test
  void theSameBatchIsTheSameObject() {
    List<PastEvent> batch = List.of(did(ANA, "1"), did(BEN, "2"));
    history().keep(batch);
    now = now.plus(Duration.ofMinutes(20));
    history().keep(batch);
    assertThat(keys("events/"))
        .singleElement()
        .asString()
        .matches("events/2026/03/02/12/[0-9a-f]{32}\\.jsonl\\.gz");
  }

  @Test
  void whereverItIsKilledTheNextRunEndsWithTheSameParts() {
    for (int i = 0; i < 12; i++) {
      history().keep(List.of(did(ANA, String.valueOf(i)), did(BEN, String.valueOf(100 + i))));
    }
    var batches = new TreeMap<>(objects.objects);
    now = NEXT_DAY;
    compaction(1000).run(() -> true);
    Set<String> whole = keys("customers/");
    assertThat(whole).hasSizeGreaterThan(3);

    for (int survived = 0; survived < 60; survived += 2) {
      objects.objects.clear();
      objects.objects.putAll(batches);
      int[] left = {survived};
      objects.before(call -> {
        if (left[0]-- == 0) {
          throw new IllegalStateException("killed");
        }
      });
      try {
        compaction(1000).run(() -> true);
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
      objects.before(call -> {});
      assertThat(ids(ANA)).as("readable in between").hasSize(12);
      compaction(1000).run(() -> true);
      assertThat(keys("customers/")).isEqualTo(whole);
      assertThat(ids(BEN)).hasSize(12);
    }
  }

  @Test
  void whenTimeIsShortItGoesOnNextTime() {
    for (int i = 0; i < 12; i++) {
      history().keep(List.of(did(ANA, String.valueOf(i))));
    }
    now = NEXT_DAY;
    assertThat(compaction(1000).run(() -> false).left()).hasToString("2026-03-02");
    assertThat(compaction(1000).run(() -> false).left()).hasToString("2026-03-02");
    assertThat(ids(ANA)).hasSize(12);
    int before = objects.calls.size();
    assertThat(compaction(1000).run(() -> true).days()).isEqualTo(1);
    assertThat(objects.calls.subList(before, objects.calls.size()))
        .filteredOn(call -> call.startsWith("get events/"))
        .as("what was done is not done again")
        .hasSizeLessThan(12);
    assertThat(ids(ANA)).hasSize(12);
  }

  private void keepSmallBatches(int many) {
    for (int i = 0; i < many; i++) {
      CustomerId customer = CustomerId.known("customer-" + i % 50);
      history().keep(List.of(did(customer, String.valueOf(i))));
    }
  }

  /// Every line of every part, in order.
  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String part : keys("customers/")) {
      Packed.each(
          Objects.requireNonNull(objects.objects.get(part)),
          line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  @Test
  void aDayOfManySmallBatchesIsFinishedOverSomeRuns() throws IOException {
    keepSmallBatches(4000);
    var batches = new TreeMap<>(objects.objects);
    now = NEXT_DAY;
    compaction(1 << 20).run(() -> true);
    List<String> undisturbed = lines();
    assertThat(undisturbed).hasSize(4000).doesNotHaveDuplicates();

    objects.objects.clear();
    objects.objects.putAll(batches);
    List<Integer> each = new ArrayList<>();
    Compaction.Done done;
    do {
      int[] left = {700};
      done = compaction(1 << 20).run(() -> --left[0] > 0);
      each.add(done.batches());
      assertThat(each).as("every run gets on").hasSizeLessThan(10);
    } while (done.left() != null);
    assertThat(each).containsExactly(700, 700, 700, 700, 700, 500);
    assertThat(lines()).isEqualTo(undisturbed);

    int before = objects.calls.size();
    assertThat(compaction(1 << 20).run(() -> true)).isEqualTo(new Compaction.Done(0, 0, 0, null));
    assertThat(objects.calls.subList(before, objects.calls.size()))
        .as("a run with nothing to do")
        .containsExactly("list events/", "list compacted/");
  }

  @Test
  void killedWhileItStopsItEndsWithTheSameParts() throws IOException {
    keepSmallBatches(40);
    var batches = new TreeMap<>(objects.objects);
    now = NEXT_DAY;
    Set<String> whole = Set.of();
    // The first round is not killed.
    for (int survived = 100; survived >= 0; survived--) {
      objects.objects.clear();
      objects.objects.putAll(batches);
      int[] calls = {survived};
      objects.before(call -> {
        if (call.startsWith("put ") && calls[0]-- == 0) {
          throw new IllegalStateException("killed");
        }
      });
      int[] left = {30};
      try {
        compaction(1 << 20).run(() -> --left[0] > 0);
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
      objects.before(call -> {});
      boolean begun = objects.objects.containsKey(Layout.compacting(LocalDate.of(2026, 3, 2)));
      compaction(1 << 20).run(() -> true);
      if (whole.isEmpty()) {
        whole = keys("customers/");
        assertThat(whole).hasSize(2);
      }
      if (begun) {
        assertThat(keys("customers/")).isEqualTo(whole);
      } else {
        assertThat(keys("customers/")).hasSize(1);
      }
      assertThat(lines()).hasSize(40).doesNotHaveDuplicates();
    }
  }

  @Test
  void objectsAreReadSeveralAtOnceAndGivenInOrder() {
    keepSmallBatches(100);
    CountDownLatch sixteen = new CountDownLatch(16);
    // The listings and the mark are read by the caller, so only reads ahead are held up.
    MemoryObjects slow =
        new MemoryObjects(30) {
          @Override
          public <R> R getObject(
              GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
            sixteen.countDown();
            try {
              assertThat(sixteen.await(20, TimeUnit.SECONDS)).as("16 reads at once").isTrue();
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
            return super.getObject(request, transformer);
          }
        };
    slow.objects.putAll(objects.objects);
    List<String> given = new ArrayList<>();
    new Bucket(slow, "history").read("events/", "", (key, content) -> given.add(key));
    assertThat(given).containsExactlyElementsOf(objects.objects.keySet());

    given.clear();
    slow.calls.clear();
    new Bucket(slow, "history")
        .read("events/", "", (key, content) -> given.add(key) && given.size() < 5);
    assertThat(given).hasSize(5);
    assertThat(slow.calls).as("no more is read than lies ahead").hasSizeLessThan(25);
  }

  @Test
  void aDayThatIsUnfinishedTwoDaysAfterItsEndIsLate() {
    keepSmallBatches(3);
    now = Instant.parse("2026-03-05T00:00:00Z");
    Compaction.Done done = compaction(1 << 20).run(() -> false);
    assertThat(done.isLate(now)).isFalse();
    now = now.plusSeconds(1);
    assertThat(done.isLate(now)).isTrue();
    assertThat(compaction(1 << 20).run(() -> true).isLate(now)).as("brought up").isFalse();
  }

  @Test
  void aLateEventGoesToItsOwnDayAndAVeryLateOneToTheOlderOnes() {
    Instant yesterday = NOON.minus(Duration.ofDays(1));
    Instant longAgo = Instant.parse("2024-05-06T07:08:09Z");
    history().keep(List.of(did(ANA, "1", NOON, NOON)));
    compact();
    now = NEXT_DAY;
    history().keep(List.of(did(ANA, "2", yesterday, now), did(ANA, "3", longAgo, now)));
    assertThat(ids(ANA)).containsExactly("3", "2", "1");

    now = NEXT_DAY.plus(Duration.ofDays(1));
    compaction(1 << 20).run(() -> true);
    assertThat(ids(ANA)).containsExactly("3", "2", "1");
    assertThat(keys("customers/").stream().map(key -> key.split("/")[1]))
        .containsExactly("2026-03-01", "2026-03-02", "older");
  }

  @Test
  void onlyWhatHappenedInTheSpanIsRead() {
    history().keep(List.of(did(ANA, "2"), did(ANA, "1"), did(ANA, "0")));
    compact();
    assertThat(history().read(Set.of(ANA), NOON.minusSeconds(2), NOON).events())
        .extracting(event -> event.id().value())
        .as("from counts, to does not")
        .containsExactly("2", "1");
  }

  @Test
  void aDamagedBatchIsPutAsideAndNamedAndTheOthersGoOn() {
    history().keep(List.of(did(ANA, "1")));
    history().keep(List.of(did(ANA, "2")));
    String first = objects.objects.firstKey();
    byte[] whole = Objects.requireNonNull(objects.objects.get(first));
    objects.objects.put(first, Arrays.copyOf(whole, whole.length / 2));

    Past past = history().read(Set.of(ANA), FROM, TO);
    assertThat(past.events()).hasSize(1);
    assertThat(past.damaged()).singleElement().asString().startsWith(first + ": ");

    assertThat(compact()).isEqualTo(new Compaction.Done(1, 2, 1, null));
    assertThat(ids(ANA)).hasSize(1);
    assertThat(objects.objects.get("damaged/" + first)).hasSize(whole.length / 2);
  }

  @Test
  void idsThatLookLikeKeysStayInTheLines() {
    List<CustomerId> hostile =
        List.of(
            CustomerId.known("../../compacted/2026-03-02"),
            CustomerId.known("/etc/passwd"),
            CustomerId.known("a\"b\\c\u2028{}"),
            CustomerId.anonymous("\ud83d\ude00/../x"));
    hostile.forEach(customer -> history().keep(List.of(did(customer, "7"), did(ANA, "7"))));
    compact();
    hostile.forEach(customer -> assertThat(ids(customer)).containsExactly("7"));
    assertThat(ids(ANA)).containsExactly("7");
    assertThat(objects.objects.keySet()).allMatch(key -> key.matches("[a-z0-9/.-]+"));
  }

  @Test
  void aHundredThousandEventsPassThroughALittleMemory() {
    long most = 4L << 20;
    for (int batch = 0; batch < 100; batch++) {
      List<PastEvent> events = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        int number = batch * 1000 + i;
        events.add(did(CustomerId.known("customer-" + number % 500), String.valueOf(number)));
      }
      history().keep(events);
    }
    now = NEXT_DAY;
    assertThat(compaction(most).run(() -> true).batches()).isEqualTo(100);

    int inMemory = 0;
    int greatest = 0;
    for (String call : objects.calls) {
      inMemory = call.startsWith("put customers/") ? 0 : inMemory;
      inMemory += call.startsWith("get events/") ? 1 : 0;
      greatest = Math.max(greatest, inMemory);
    }
    assertThat(greatest).as("batches read before a part is written").isBetween(2, 15 + 16);
    objects.objects.keySet().removeIf(key -> key.startsWith("events/"));
    assertThat(ids(CustomerId.known("customer-77"))).hasSize(200);
  }

  @Test
  void manyEventsOfADayAreSpreadOverBuckets() {
    List<PastEvent> events = new ArrayList<>();
    String large = "{\"properties\":\"" + "x".repeat(25_000) + "\"}";
    for (int i = 0; i < 1000; i++) {
      CustomerId customer = CustomerId.known("customer-" + i % 500);
      EventId id = new EventId(String.valueOf(i));
      events.add(new PastEvent(customer, id, NOON.minusSeconds(i), NOON, true, "{}", large));
    }
    history().keep(events);
    now = NEXT_DAY;
    compaction(1L << 30).run(() -> true);
    assertThat(keys("customers/2026-03-02/")).hasSize(Layout.BUCKETS);
    int before = objects.calls.size();
    assertThat(ids(CustomerId.known("customer-5"))).hasSize(2);
    assertThat(objects.calls.subList(before, objects.calls.size()))
        .filteredOn(call -> call.startsWith("get "))
        .as("one bucket is read, not all")
        .hasSize(1);
  }

  @Test
  void whatTheStoreSaysReachesTheCaller() {
    history().keep(List.of(did(ANA, "1")));
    objects.before(call -> {
      throw new IllegalStateException("S3 is down");
    });
    assertThatThrownBy(this::compact).hasMessage("S3 is down");
    assertThatThrownBy(() -> history().keep(List.of(did(ANA, "2")))).hasMessage("S3 is down");
  }
}
