package dev.headsup.functions.history;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.HistoryKey;
import dev.headsup.aws.s3.HistoryLine;
import dev.headsup.aws.s3.Layout;
import dev.headsup.aws.s3.Packed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// As many batches as fit into memory, on their way into customer buckets: each event once, by the
/// day on which it happened, in order of time.
final class Chunk {
  private static final Logger LOG = LoggerFactory.getLogger(Chunk.class);

  /// From so many bytes of a day's lines on, some 40,000 events, they are spread over the buckets:
  /// the 32 requests to write them are then less than one for a thousand events.
  static final long SPREAD = 25_000_000;

  /// What a line needs in memory beside its bytes, about.
  private static final int OVERHEAD = 300;

  private final Bucket bucket;
  private final Map<String, List<Line>> days = new TreeMap<>();
  private final Set<HistoryKey> seen = new HashSet<>();
  private final StringBuilder source = new StringBuilder();
  private long bytes;

  /// @param key of the event
  @SuppressWarnings("ArrayRecordComponent") // never compared and never changed: bytes on their way
  private record Line(HistoryKey key, Instant at, byte[] bytes) {
    static final Comparator<Line> IN_TIME =
        Comparator.comparing(Line::at)
            .thenComparing(line -> line.key().customer())
            .thenComparing(line -> line.key().id());
  }

  Chunk(Bucket bucket) {
    this.bucket = bucket;
  }

  /// About how much memory it takes.
  long bytes() {
    return bytes;
  }

  /// Adds a batch.
  ///
  /// @return false when it is damaged; what lies before the damage is added
  boolean add(String key, byte[] batch) {
    source.append(key).append('\n');
    bytes += key.length();
    try {
      Packed.each(batch, this::line);
      return true;
    } catch (IOException broken) {
      LOG.warn("{}: {}", key, broken.getMessage());
      return false;
    }
  }

  private void line(byte[] line) throws IOException {
    HistoryLine.Head head = HistoryLine.head(line);
    HistoryKey key = HistoryKey.of(head);
    if (seen.add(key)) {
      days.computeIfAbsent(Layout.day(head.at(), head.received()), day -> new ArrayList<>())
          .add(new Line(key, head.at(), line));
      bytes += line.length + OVERHEAD;
    }
  }

  /// Writes its parts. The same batches give the same parts.
  void write() {
    days.forEach((day, lines) -> {
      lines.sort(Line.IN_TIME);
      if (lines.stream().mapToLong(line -> line.bytes().length).sum() < SPREAD) {
        part(day, Layout.ALL, lines);
        return;
      }
      Map<String, List<Line>> buckets = new TreeMap<>();
      for (Line line : lines) {
        buckets
            .computeIfAbsent(Layout.bucket(line.key().customer()), one -> new ArrayList<>())
            .add(line);
      }
      buckets.forEach((one, some) -> part(day, one, some));
    });
  }

  private void part(String day, String name, List<Line> lines) {
    bucket.put(
        Layout.part(Layout.bucket(day, name), source.toString()),
        Packed.of(out -> {
          for (Line line : lines) {
            out.write(line.bytes());
            out.write('\n');
          }
        }));
  }
}
