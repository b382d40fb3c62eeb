package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.Rounds;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activities.Write;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.customer.CustomerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store of activities keeps to.
abstract class ActivitiesContract {
  private static final TrackSpec WIDE = TrackSpec.forCount(7, 100, Duration.ofDays(1));

  abstract Activities activities();

  private Stored read(CustomerId customer) {
    return activities().load(List.of(customer)).getOrDefault(customer, Stored.nothing(customer));
  }

  @Test
  void anUnknownCustomerIsReadAsNothing() {
    CustomerId customer = Samples.customer();

    assertThat(activities().load(List.of(customer)))
        .isEqualTo(Map.of(customer, Stored.nothing(customer)));
  }

  @Test
  void aGlanceReadsWhatWasWrittenLongAgo() {
    CustomerId customer = Samples.customer();
    CustomerId nobody = Samples.customer();
    activities().save(List.of(read(customer).become(Samples.activity(1))));

    assertThat(activities().glance(List.of(customer, nobody)))
        .isEqualTo(Map.of(customer, read(customer), nobody, Stored.nothing(nobody)));
  }

  @Test
  void nobodyAskedNobodyRead() {
    assertThat(activities().load(List.of())).isEmpty();
    assertThat(activities().glance(List.of())).isEmpty();
    assertThat(activities().save(List.of())).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadWithAVersionThatGrows() {
    CustomerId customer = Samples.customer();

    assertThat(activities().save(List.of(read(customer).become(Samples.activity(1))))).isEmpty();
    assertThat(activities().save(List.of(read(customer).become(Samples.activity(2))))).isEmpty();

    assertThat(read(customer)).isEqualTo(new Stored(customer, Samples.activity(2), 2, null));
  }

  @Test
  void onlyTheWritesThatCameTooLateAreGivenBack() {
    List<CustomerId> customers = Stream.generate(Samples::customer).limit(60).toList();
    List<Stored> stale = customers.stream().map(this::read).toList();
    List<CustomerId> overtaken = List.of(customers.get(3), customers.get(30), customers.get(59));
    assertThat(
            activities()
                .save(
                    overtaken.stream()
                        .map(customer -> read(customer).become(Samples.activity(9)))
                        .toList()))
        .isEmpty();

    List<CustomerId> refused =
        activities().save(stale.stream().map(s -> s.become(Samples.activity(1))).toList());

    assertThat(refused).containsExactlyInAnyOrderElementsOf(overtaken);
    assertThat(activities().load(customers).values())
        .allSatisfy(stored ->
            assertThat(stored.activity())
                .isEqualTo(Samples.activity(overtaken.contains(stored.customer()) ? 9 : 1)));
  }

  @Test
  void aWriteOverAnOldVersionIsRefused() {
    CustomerId customer = Samples.customer();
    activities().save(List.of(read(customer).become(Samples.activity(1))));
    Stored stale = read(customer);
    activities().save(List.of(stale.become(Samples.activity(2))));

    assertThat(activities().save(List.of(stale.become(Samples.activity(3)))))
        .containsExactly(customer);
    assertThat(read(customer).activity()).isEqualTo(Samples.activity(2));
  }

  @Test
  void aWriteOverNothingDoesNotCreateWhatWasNeverThere() {
    CustomerId customer = Samples.customer();

    assertThat(activities().save(List.of(new Write(customer, Samples.activity(1), 5, null))))
        .containsExactly(customer);
    assertThat(read(customer)).isEqualTo(Stored.nothing(customer));
  }

  @Test
  void anAnonymousCustomerPointsToTheKnownOneForGood() {
    CustomerId anonymous = CustomerId.anonymous(Samples.customer().value());
    CustomerId unseen = CustomerId.anonymous(Samples.customer().value());
    CustomerId known = Samples.customer();
    activities().save(List.of(read(anonymous).become(Samples.activity(1))));

    assertThat(
            activities()
                .save(List.of(read(anonymous).joinInto(known), read(unseen).joinInto(known))))
        .isEmpty();

    assertThat(read(anonymous)).isEqualTo(new Stored(anonymous, Activity.NONE, 2, known));
    assertThat(read(unseen)).isEqualTo(new Stored(unseen, Activity.NONE, 1, known));
    activities().save(List.of(read(anonymous).become(Samples.activity(3))));
    assertThat(read(anonymous).joined()).contains(known);
  }

  @Test
  void twoWritesForOneCustomerAreAMistakeOfTheCaller() {
    Write write = read(Samples.customer()).become(Samples.activity(1));

    assertThatThrownBy(() -> activities().save(List.of(write, write)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(write.customer().value());
  }

  @Test
  void manyCustomersAreReadAtOnce() {
    List<CustomerId> customers = Stream.generate(Samples::customer).limit(250).toList();
    activities()
        .save(customers.stream().map(c -> Stored.nothing(c).become(Samples.activity(1))).toList());

    Map<CustomerId, Stored> all = activities().load(customers);

    assertThat(all).hasSize(250);
    assertThat(all.values())
        .allMatch(stored -> stored.activity().equals(Samples.activity(1)))
        .allMatch(stored -> stored.version() == 1);
  }

  /// B5: 8 writers, 1,000 updates each in a full run. They pause as those who meet do, and whoever
  /// gives up comes again, as its message does.
  @Test
  void writersThatMeetLoseNothing() {
    CustomerId customer = Samples.customer();
    int each = Boolean.getBoolean("headsup.full") ? 1_000 : 10;
    AtomicInteger attempts = new AtomicInteger();
    AtomicInteger cameAgain = new AtomicInteger();

    Together.run(
        8,
        writer -> {
          for (int i = 0; i < each; i++) {
            Stamp stamp = new Stamp(Samples.NOON.toEpochMilli() + i, writer * each + i);
            while (!isWritten(customer, stamp, attempts)) {
              cameAgain.incrementAndGet();
            }
          }
        });

    assertThat(read(customer).version()).isEqualTo(8L * each);
    // Of more than a hundred the track keeps the newest.
    assertThat(read(customer).activity().track(7).stamps())
        .hasSizeGreaterThanOrEqualTo(Math.min(8 * each, 100));
    assertThat(attempts.get() / (8.0 * each)).as("attempts a write").isLessThan(3);
    assertThat(cameAgain.get() / (8.0 * each)).as("came again, of each write").isLessThan(0.05);
  }

  private boolean isWritten(CustomerId customer, Stamp stamp, AtomicInteger attempts) {
    try {
      Rounds.until(
          "Writing",
          () -> {
            attempts.incrementAndGet();
            Stored stored = read(customer);
            return activities()
                .save(List.of(stored.become(stored.activity().with(stamp, WIDE))))
                .isEmpty();
          });
      return true;
    } catch (IllegalStateException gaveUp) {
      assertThat(gaveUp).hasMessageContaining("rounds");
      return false;
    }
  }
}
