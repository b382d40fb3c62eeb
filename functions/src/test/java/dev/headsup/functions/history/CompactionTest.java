package dev.headsup.functions.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.s3.Layout;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CompactionTest extends CompactionScene {
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
