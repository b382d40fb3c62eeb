package dev.headsup.functions.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.functions.memory.MemoryIncidents;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// C1, C2, C4 and C6: a walk over many customers that dies at random points, is called off, and
/// whose customers come and go. The function is the real one; what it talks to keeps little.
///
/// C1 and C2 with a million customers and 1,000 crashes: `-Dheadsup.full=true`.
class FanoutCrashTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final int CUSTOMERS = Boolean.getBoolean("headsup.full") ? 1_000_000 : 50_000;
  private static final int CRASHES = Boolean.getBoolean("headsup.full") ? 1_000 : 100;

  private final MemoryIncidents incidents = new MemoryIncidents();
  private final Map<Walks.Walk, Walks.Place> places = new HashMap<>();
  private final Random chance = new Random(6);
  private final BitSet told = new BitSet();
  private final Set<EventId> ids = new HashSet<>();
  private Instant now = NOW;
  private long repeats;
  private long pages;
  private long looks;
  private long stepsLeft = -1;

  /// The worker is gone, at any of its steps, before or after what the step does.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void step(Runnable effect) {
    boolean dies = stepsLeft == 0;
    boolean after = dies && chance.nextBoolean();
    if (!dies || after) {
      effect.run();
    }
    stepsLeft = dies ? -1 : stepsLeft - 1;
    if (dies) {
      throw new Killed();
    }
  }

  private final Walks walks =
      new Walks() {
        @Override
        public Optional<Place> place(Walk walk) {
          looks++;
          return Optional.ofNullable(places.get(walk));
        }

        @Override
        public void reached(Walk walk, Place place) {
          step(() -> places.put(walk, place));
        }
      };

  private void take(List<String> bodies) {
    pages++;
    step(() -> {
      for (String body : bodies) {
        for (Incoming incoming : TelemetryMessage.read(body).events()) {
          if (incoming instanceof Incoming.Did(IncidentExposure exposure)) {
            int number = Crowds.number(exposure.customer());
            repeats += told.get(number) ? 1 : 0;
            told.set(number);
            ids.add(exposure.id());
          }
        }
      }
    });
  }

  private Incident incident(Phase phase, long order) {
    return incidents
        .report(
            "i-1",
            new Report(
                "api",
                order,
                true,
                "Down",
                List.of("checkout"),
                Impact.MAJOR,
                phase,
                Confidence.DECLARED,
                NOW,
                phase.isOver() ? now : null,
                null,
                "",
                now))
        .incident();
  }

  private Deque<Walks.Walk> announced(Incident incident) {
    Deque<Walks.Walk> queue = new ArrayDeque<>();
    FanoutJobs.write(incident).forEach(body -> queue.add(FanoutJobs.read(body)));
    incidents.announced(incident.id(), Announced.of(incident, now));
    return queue;
  }

  private Fanout fanout(Crowds crowd) {
    return new Fanout(incidents, crowd, walks, this::take, () -> now);
  }

  @Test
  void aMillionCustomersAndAThousandCrashesMissNobodyAndRepeatAPageAtMost() {
    Crowds crowd = new Crowds(CUSTOMERS);
    Fanout fanout = fanout(crowd);
    Deque<Walks.Walk> queue = announced(incident(Phase.OPEN, 1));
    // Two steps a page; the crashes fall anywhere among them.
    int every = 2 * (CUSTOMERS / Fanout.PAGE) / CRASHES;
    int crashes = 0;
    while (!queue.isEmpty()) {
      if (stepsLeft < 0 && crashes < CRASHES) {
        stepsLeft = chance.nextInt(2 * every - 1);
      }
      Walks.Walk walk = queue.removeFirst();
      int[] left = {40};
      try {
        if (!fanout.walk(walk, () -> left[0]-- > 0)) {
          queue.addLast(walk);
        }
      } catch (Killed dead) {
        crashes++;
        queue.addLast(walk);
      }
    }

    assertThat(crashes).isGreaterThan(CRASHES * 9 / 10);
    assertThat(told.cardinality()).as("missed").isEqualTo(CUSTOMERS);
    // All of them have one id, so a repeat is known as such wherever it arrives.
    assertThat(ids).containsExactly(new EventId("incident:i-1:1"));
    assertThat(repeats).isLessThanOrEqualTo((long) crashes * Fanout.PAGE);
    // C2: each query fills a page or ends a shard; a page that is read again after a crash may lie
    // in
    // two shards.
    int all = CUSTOMERS / Fanout.PAGE + Walks.PARTS;
    int shards = Exposures.SHARDS + Exposures.EARLIER;
    assertThat(pages).isLessThanOrEqualTo(all + crashes);
    assertThat(crowd.queries()).isLessThanOrEqualTo(all + shards + 2L * crashes);
  }

  @Test
  void readsAreAtMostPagesAndSegments() {
    Crowds crowd = new Crowds(20_000);
    for (Walks.Walk walk : announced(incident(Phase.OPEN, 1))) {
      assertThat(fanout(crowd).walk(walk, () -> true)).isTrue();
    }

    // C2: and a look at the place of each walk, of which there are 16.
    assertThat(crowd.queries())
        .isLessThanOrEqualTo(20_000 / Fanout.PAGE + Exposures.SHARDS + Exposures.EARLIER);
    assertThat(looks).isEqualTo(Walks.PARTS);
    assertThat(repeats).isZero();
  }

  @Test
  void aWalkIsCalledOffOnceItsNewsIsTrueNoMore() {
    Crowds crowd = new Crowds(50_000);
    Deque<Walks.Walk> queue = announced(incident(Phase.OPEN, 1));
    Fanout fanout = fanout(crowd);
    fanout.walk(queue.removeFirst(), () -> true);
    int before = told.cardinality();

    int[] page = {0};
    fanout.walk(
        queue.removeFirst(),
        () -> {
          // C4: it is over while this walk is on its way.
          if (page[0]++ == 3) {
            now = now.plusSeconds(2);
            incident(Phase.RESOLVED, 2);
          }
          now = now.plusSeconds(1);
          return true;
        });
    int then = told.cardinality();
    queue.forEach(walk -> assertThat(fanout.walk(walk, () -> true)).isTrue());

    assertThat(then - before).isBetween(3 * Fanout.PAGE, 9 * Fanout.PAGE);
    assertThat(told.cardinality()).isEqualTo(then);
  }

  @Test
  void whoComesOrGoesDuringTheWalkHearsItOnceOrNotAtAll() {
    int customers = 20_000;
    Crowds crowd = new Crowds(customers);
    Fanout fanout = fanout(crowd);
    Deque<Walks.Walk> queue = announced(incident(Phase.OPEN, 1));
    int[] joined = {customers};
    BitSet left = new BitSet();
    while (!queue.isEmpty()) {
      fanout.walk(
          queue.removeFirst(),
          () -> {
            // C6: in all a tenth joins and a tenth leaves, anywhere.
            for (int i = 0; i < 10; i++) {
              crowd.join(joined[0]++);
              int gone = chance.nextInt(customers);
              left.set(gone);
              crowd.leave(gone);
            }
            return true;
          });
    }

    assertThat(joined[0]).isBetween(customers + 1_500, customers + 4_000);
    assertThat(repeats).isZero();
    BitSet stayed = new BitSet();
    stayed.set(0, customers);
    stayed.andNot(left);
    BitSet missed = (BitSet) stayed.clone();
    missed.andNot(told);
    assertThat(missed.cardinality()).isZero();
  }
}
