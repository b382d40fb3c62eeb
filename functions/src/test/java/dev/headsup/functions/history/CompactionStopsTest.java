package dev.headsup.functions.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.Layout;
import dev.headsup.functions.memory.MemoryObjects;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Runs that are killed, that end with their time, and days too large for one of them.
final class CompactionStopsTest extends CompactionScene {
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
}
