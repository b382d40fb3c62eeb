package dev.headsup.functions.history;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.Layout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the batches of finished days into the customer buckets, a [Chunk] after the other.
///
/// Whatever stops it, the next run goes on behind the last chunk that was written whole. The chunk
/// that was not is made again of the same batches, so its parts have the same names and the same
/// content. Batches are left to the bucket's lifecycle.
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /// A worker that began before midnight may still keep its batch by its own clock: longer than any
  /// of them runs.
  private static final Duration GRACE = Duration.ofMinutes(15);

  private final Bucket bucket;
  private final InstantSource clock;
  private final long most;

  /// @param most about how many bytes of events may lie in memory; a chunk ends beyond
  Compaction(Bucket bucket, InstantSource clock, long most) {
    this.bucket = bucket;
    this.clock = clock;
    this.most = most;
  }

  /// What a run did.
  ///
  /// @param days how many days were finished
  /// @param batches how many batches were read
  /// @param damaged how many of them could not be read and were put aside
  /// @param more whether time ran out before all was done
  record Done(int days, int batches, int damaged, boolean more) {}

  /// Works until nothing is left to do.
  ///
  /// @param goOn asked after each chunk whether there is time for another
  Done run(BooleanSupplier goOn) {
    Optional<Bucket.Entry> oldest = bucket.first(Layout.BATCHES);
    if (oldest.isEmpty()) {
      return new Done(0, 0, 0, false);
    }
    LocalDate day = Layout.dayOf(oldest.get().key());
    Set<String> marks = new HashSet<>();
    bucket.each(
        Layout.COMPACTED, Layout.compacted(day.minusDays(1)), mark -> marks.add(mark.key()));
    Run run = new Run(goOn);
    while (isOver(day) && !run.stopped) {
      if (!marks.contains(Layout.compacted(day))) {
        run.day(day);
      }
      day = day.plusDays(1);
    }
    return new Done(run.days, run.batches, run.damaged, run.stopped);
  }

  private boolean isOver(LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return !clock.instant().isBefore(end.plus(GRACE));
  }

  private final class Run {
    private final BooleanSupplier goOn;
    private int days;
    private int batches;
    private int damaged;
    private boolean stopped;

    Run(BooleanSupplier goOn) {
      this.goOn = goOn;
    }

    void day(LocalDate day) {
      String behind =
          bucket
              .get(Layout.compacting(day))
              .map(mark -> new String(mark, StandardCharsets.UTF_8))
              .orElse("");
      List<String> keys = new ArrayList<>();
      bucket.each(Layout.batches(day), behind, batch -> keys.add(batch.key()));
      Chunk chunk = new Chunk(bucket);
      for (String key : keys) {
        add(chunk, key);
        if (chunk.bytes() >= most) {
          chunk.write();
          bucket.put(Layout.compacting(day), key.getBytes(StandardCharsets.UTF_8));
          chunk = new Chunk(bucket);
          if (!goOn.getAsBoolean()) {
            stopped = true;
            return;
          }
        }
      }
      chunk.write();
      bucket.put(Layout.compacted(day), new byte[0]);
      days++;
    }

    private void add(Chunk chunk, String key) {
      batches++;
      Optional<byte[]> batch = bucket.get(key);
      if (batch.isPresent() && !chunk.add(key, batch.get())) {
        damaged++;
        LOG.error("{} is damaged: what could be read of it is kept, the whole put aside", key);
        bucket.put(Layout.damaged(key), batch.get());
      }
    }
  }
}
