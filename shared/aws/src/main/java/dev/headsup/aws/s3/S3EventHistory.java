package dev.headsup.aws.s3;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.EventHistory;
import dev.headsup.engine.history.PastEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The event history in S3, laid out as [Layout] says: a batch is one object and one request.
///
/// A batch that is kept again within the hour, with the same events in the same order, is the same
/// object; otherwise its events are there twice, and reading leaves the second ones out.
public final class S3EventHistory implements EventHistory {
  private final Bucket bucket;
  private final InstantSource clock;

  /// @param clock names the hour in which a batch is kept
  public S3EventHistory(Bucket bucket, InstantSource clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  @Override
  public void keep(List<PastEvent> batch) {
    if (batch.isEmpty()) {
      return;
    }
    byte[] content =
        Packed.of(out -> {
          for (PastEvent past : batch) {
            HistoryLine.write(past, out);
          }
        });
    bucket.put(Layout.batch(clock.instant(), content), content);
  }

  @Override
  public Past read(Collection<CustomerId> ids, Instant from, Instant to) {
    Set<String> buckets = new TreeSet<>(Set.of(Layout.ALL));
    ids.forEach(id -> buckets.add(Layout.bucket(id)));
    return found(buckets, Set.copyOf(ids)::contains, from, to);
  }

  /// What came of all customers of a bucket: with one bucket after the other a person who asks
  /// about everybody needs little memory.
  ///
  /// @param bucket 0 to [Layout#BUCKETS], exclusive
  public Past ofBucket(int bucket, Instant from, Instant to) {
    String name = String.format(Locale.ROOT, "%02x", bucket);
    return found(
        new TreeSet<>(Set.of(Layout.ALL, name)),
        customer -> Layout.bucket(customer).equals(name),
        from,
        to);
  }

  private Past found(Set<String> buckets, Predicate<CustomerId> meant, Instant from, Instant to) {
    Reading reading = new Reading(meant, from, to);
    // Marks first: a day that is finished from now on is read as batches, and twice does no harm.
    Set<LocalDate> finished = finished();
    LocalDate first = day(from);
    for (String one : buckets) {
      bucket.read(Layout.bucket(Layout.OLDER, one), "", reading::object);
      for (LocalDate day = first;
          day.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(to);
          day = day.plusDays(1)) {
        bucket.read(Layout.bucket(day.toString(), one), "", reading::object);
      }
    }
    // An event is kept after it happened, or a few minutes before by a clock that runs ahead.
    LocalDate last = day(clock.instant()).plusDays(1);
    for (LocalDate day = later(first.minusDays(1), oldest());
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (!finished.contains(day)) {
        bucket.read(Layout.batches(day), "", reading::object);
      }
    }
    return reading.past();
  }

  private Set<LocalDate> finished() {
    Set<LocalDate> finished = new HashSet<>();
    bucket.each(
        Layout.COMPACTED,
        "",
        entry -> finished.add(LocalDate.parse(entry.key().substring(Layout.COMPACTED.length()))));
    return finished;
  }

  /// The first day of which there are batches: those of older ones have expired.
  private LocalDate oldest() {
    return bucket
        .first(Layout.BATCHES)
        .map(entry -> Layout.dayOf(entry.key()))
        .orElse(LocalDate.MAX);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static final class Reading {
    private final Predicate<CustomerId> meant;
    private final Instant from;
    private final Instant to;
    private final Map<HistoryKey, PastEvent> found = new HashMap<>();
    private final List<String> damaged = new ArrayList<>();

    Reading(Predicate<CustomerId> meant, Instant from, Instant to) {
      this.meant = meant;
      this.from = from;
      this.to = to;
    }

    boolean object(String key, byte[] content) {
      try {
        Packed.each(content, this::line);
      } catch (IOException broken) {
        damaged.add(key + ": " + broken.getMessage());
      }
      return true;
    }

    private void line(byte[] line) throws IOException {
      HistoryLine.Head head = HistoryLine.head(line);
      if (meant.test(head.customer()) && !head.at().isBefore(from) && head.at().isBefore(to)) {
        found.putIfAbsent(HistoryKey.of(head), HistoryLine.read(line));
      }
    }

    Past past() {
      return new Past(found.values().stream().sorted(PastEvent.IN_TIME).toList(), damaged);
    }
  }
}
