package dev.headsup.local.preview;

import dev.headsup.aws.s3.Layout;
import dev.headsup.aws.s3.S3EventHistory;
import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.KeptEvents;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How many customers would have had a case of a trigger in the last days, out of the event
/// history: at most so many would have been told, since no gate is asked (consent, caps, quiet
/// hours), and whoever came under two ids counts twice.
///
/// @param history of the stack
/// @param trigger as it is to run
public record WouldHave(S3EventHistory history, Trigger trigger) {
  /// What was found.
  ///
  /// @param byDay customers with a case, by day (UTC); days without any are left out
  /// @param events how many events were looked at; 0 where nothing is kept, which says nothing
  /// @param days from the day (UTC) of the oldest event that is kept to the end; 0 without events
  /// @param damaged how many objects of the history could not be read
  public record Found(Map<LocalDate, Long> byDay, long events, long days, int damaged) {
    public Found {
      byDay = new TreeMap<>(byDay);
    }

    /// On the busiest day; 0 where nothing says it.
    public long busiest() {
      return byDay.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  /// Looks at all customers, a thirty-second part of them at a time.
  public Found in(Instant from, Instant to) {
    TriggerSet alone = TriggerSet.of(List.of(trigger.going(Trigger.Status.LIVE)));
    Map<LocalDate, Long> byDay = new HashMap<>();
    Set<String> damaged = new HashSet<>();
    long events = 0;
    Instant oldest = to;
    for (int bucket = 0; bucket < Layout.BUCKETS; bucket++) {
      Past past = history.ofBucket(bucket, from, to);
      events += past.events().size();
      for (PastEvent event : past.events()) {
        oldest = event.received().isBefore(oldest) ? event.received() : oldest;
      }
      damaged.addAll(past.damaged());
      Map<CustomerId, List<Observation>> each = new HashMap<>();
      past.events().forEach(event -> did(event, each));
      each.values()
          .forEach(one -> days(one, alone).forEach(day -> byDay.merge(day, 1L, Long::sum)));
    }
    long days = events == 0 ? 0 : ChronoUnit.DAYS.between(day(oldest), day(to)) + 1;
    return new Found(byDay, events, days, damaged.size());
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void did(PastEvent event, Map<CustomerId, List<Observation>> each) {
    for (Incoming said : KeptEvents.read(event)) {
      if (said instanceof Incoming.Did(Observation observation)) {
        each.computeIfAbsent(observation.customer(), id -> new ArrayList<>()).add(observation);
      }
    }
  }

  private static Set<LocalDate> days(List<Observation> did, TriggerSet alone) {
    did.sort(Comparator.comparing(one -> Stamp.of(one.at(), one.id())));
    Set<LocalDate> days = new HashSet<>();
    for (Candidate candidate :
        Fold.fold(Activity.NONE, did.stream().filter(alone::counts).toList(), alone).candidates()) {
      days.add(day(candidate.cause().at()));
    }
    return days;
  }
}
