package dev.headsup.functions.history;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.Layout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the batches of finished days into the customer buckets, a [Chunk] after the other.
///
/// Whatever stops it, the next run goes on behind the last chunk that was written whole. The chunk
/// that was not is made again of the same batches, so its parts have the same names and the same
/// content. A run whose time ends writes what it has, however little: a day of many small batches
/// is put in order over some runs. Batches are left to the bucket's lifecycle.
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /// A worker that began before midnight may still keep its batch by its own clock: longer than any
  /// of them runs.
  private static final Duration GRACE = Duration.ofMinutes(15);

  /// How long after its end a day may be unfinished before somebody should look.
  private static final Duration LATE = Duration.ofDays(2);

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
  /// @param left the first day that is over and not finished, since time ran out; null for none
  record Done(int days, int batches, int damaged, @Nullable LocalDate left) {
    /// Whether that day is over for so long that its batches may expire before they are in order.
    boolean isLate(Instant now) {
      return left != null
          && left.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(LATE).isBefore(now);
    }
  }

  /// Works until nothing is left to do. With nothing to do from the start it costs two listings.
  ///
  /// @param goOn asked after each batch whether there is time for another; when there is not, there
  ///   must still be enough to write a chunk
  Done run(BooleanSupplier goOn) {
    Run run = new Run(goOn);
    Optional<Bucket.Entry> oldest = bucket.first(Layout.BATCHES);
    if (oldest.isPresent()) {
      LocalDate day = Layout.dayOf(oldest.get().key());
      Set<String> marks = new HashSet<>();
      bucket.each(
          Layout.COMPACTED, Layout.compacted(day.minusDays(1)), mark -> marks.add(mark.key()));
      while (isOver(day) && run.left == null) {
        if (!marks.contains(Layout.compacted(day))) {
          run.day(day);
        }
        day = day.plusDays(1);
      }
    }
    return new Done(run.days, run.batches, run.damaged, run.left);
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
    private @Nullable LocalDate left;

    Run(BooleanSupplier goOn) {
      this.goOn = goOn;
    }

    void day(LocalDate day) {
      Mark mark = bucket.get(Layout.compacting(day)).map(Mark::read).orElse(new Mark("", ""));
      Day one = new Day(day, mark);
      bucket.read(Layout.batches(day), mark.done(), one::take);
      if (left == null) {
        one.chunk.write();
        bucket.put(Layout.compacted(day), new byte[0]);
        days++;
      }
    }

    /// A day on its way.
    private final class Day {
      private final LocalDate day;
      private Mark mark;
      private Chunk chunk = new Chunk(bucket);

      Day(LocalDate day, Mark mark) {
        this.day = day;
        this.mark = mark;
      }

      boolean take(String key, byte[] batch) {
        batches++;
        if (!chunk.add(key, batch)) {
          damaged++;
          LOG.error("{} is damaged: what could be read of it is kept, the whole put aside", key);
          bucket.put(Layout.damaged(key), batch);
        }
        boolean time = goOn.getAsBoolean();
        boolean full = chunk.bytes() >= most || mark.ends(key);
        if (!time && !full) {
          // That the chunk ends here nobody could tell from its batches.
          put(new Mark(mark.done(), key));
        }
        if (!time || full) {
          chunk.write();
          put(new Mark(key, ""));
          chunk = new Chunk(bucket);
        }
        left = time ? null : day;
        return time;
      }

      private void put(Mark now) {
        mark = now;
        bucket.put(Layout.compacting(day), now.write());
      }
    }
  }

  /// How far a day is.
  ///
  /// @param done the last batch that is in parts
  /// @param begun the last batch of the chunk that is being written because time ran out, or empty:
  ///   whoever makes it again ends it there too
  private record Mark(String done, String begun) {
    static Mark read(byte[] written) {
      String[] lines = new String(written, StandardCharsets.UTF_8).split("\n", 2);
      return new Mark(lines[0], lines.length > 1 ? lines[1] : "");
    }

    byte[] write() {
      return (begun.isEmpty() ? done : done + "\n" + begun).getBytes(StandardCharsets.UTF_8);
    }

    boolean ends(String key) {
      return !begun.isEmpty() && key.compareTo(begun) >= 0;
    }
  }
}
