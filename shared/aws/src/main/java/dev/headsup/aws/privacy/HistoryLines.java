package dev.headsup.aws.privacy;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.HistoryKey;
import dev.headsup.aws.s3.HistoryLine;
import dev.headsup.aws.s3.Layout;
import dev.headsup.aws.s3.Packed;
import dev.headsup.aws.s3.SendJournal;
import dev.headsup.engine.history.PastEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The lines of a customer in the event history, in batches, in customer buckets and in what was
/// put aside as damaged, and in the journal of sends. Objects of others' buckets are not read.
record HistoryLines(Bucket bucket) {
  private static final String CUSTOMERS = "customers/";
  private static final String DAMAGED = "damaged/";

  /// What was found or taken out.
  ///
  /// @param lines of the customer
  /// @param objects in which they were
  /// @param unreadable objects that could not be read to their end; they end by their retention
  record Found(int lines, int objects, List<String> unreadable) {}

  /// Every event of a customer, each once, in order of time.
  ///
  /// @param unreadable gets the names of what could not be read to its end
  List<PastEvent> of(Person person, List<String> unreadable) {
    Map<HistoryKey, PastEvent> events = new HashMap<>();
    events(
        person,
        (key, content) -> {
          try {
            Packed.each(
                content,
                line -> {
                  HistoryLine.Head head = HistoryLine.head(line);
                  if (person.isId(head.customer().value())) {
                    events.putIfAbsent(HistoryKey.of(head), HistoryLine.read(line));
                  }
                });
          } catch (IOException broken) {
            unreadable.add(key);
          }
          return true;
        });
    return events.values().stream().sorted(PastEvent.IN_TIME).toList();
  }

  /// Takes a customer's lines out of every object; the other lines stay as they are, byte for byte.
  /// An object that loses its last line stays, empty. A repeat does no harm.
  Found erase(Person person) {
    List<String> unreadable = new ArrayList<>();
    int[] taken = new int[2];
    walk(
        person,
        (key, content) -> {
          int lines = erase(key, content, person, unreadable);
          taken[0] += lines;
          taken[1] += lines > 0 ? 1 : 0;
          return true;
        });
    return new Found(taken[0], taken[1], unreadable);
  }

  private int erase(String key, byte[] content, Whose whose, List<String> unreadable) {
    List<byte[]> others = new ArrayList<>();
    int[] lines = new int[1];
    boolean whole = true;
    try {
      Packed.each(
          content,
          line -> {
            if (whose.isId(HistoryLine.head(line).customer().value())) {
              lines[0]++;
            } else {
              others.add(line);
            }
          });
    } catch (IOException broken) {
      whole = false;
    }
    if (lines[0] > 0) {
      bucket.put(
          key,
          Packed.of(out -> {
            for (byte[] line : others) {
              out.write(line);
              out.write('\n');
            }
          }));
    } else if (!whole) {
      // Nothing in it can be told apart; what of it could be read was put in order long since.
      unreadable.add(key);
    }
    return lines[0];
  }

  private void walk(Person person, Bucket.Taker taker) {
    Set<String> sends = new HashSet<>();
    person.ids().forEach(id -> sends.add(SendJournal.place(id)));
    sends.forEach(place -> bucket.read(place, "", taker));
    events(person, taker);
  }

  private void events(Person person, Bucket.Taker taker) {
    Set<String> buckets = new HashSet<>(Set.of(Layout.ALL));
    person.ids().forEach(id -> buckets.add(Layout.bucket(id)));
    bucket.read(Layout.BATCHES, "", key -> true, taker);
    bucket.read(DAMAGED, "", key -> true, taker);
    Predicate<String> theirs = key -> buckets.contains(key.split("/")[2]);
    bucket.read(CUSTOMERS, "", theirs, taker);
  }

  /// Whether batches of a day that is over are being put in order now, or wait for it: what was
  /// read of them may be written after it was erased.
  boolean isUnsettled(Instant now) {
    Set<String> finished = new HashSet<>();
    bucket.each(Layout.COMPACTED, "", mark -> finished.add(mark.key()));
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    Set<LocalDate> open = new HashSet<>();
    bucket.each(
        Layout.BATCHES,
        "",
        batch -> {
          LocalDate day = Layout.dayOf(batch.key());
          if (day.isBefore(today) && !finished.contains(Layout.compacted(day))) {
            open.add(day);
          }
        });
    return !open.isEmpty();
  }
}
