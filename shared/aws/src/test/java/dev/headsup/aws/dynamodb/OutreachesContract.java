package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.OutreachKey;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Outreaches.Claim;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.outreach.Outreaches.Page;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every ledger keeps to when it takes decisions down and gives them back.
abstract class OutreachesContract {
  abstract Outreaches outreaches();

  abstract OutreachMarks marks();

  abstract Activities activities();

  abstract DueEntries dues();

  private Stored read(CustomerId customer) {
    return activities().load(List.of(customer)).getOrDefault(customer, Stored.nothing(customer));
  }

  private List<DueEntry> dueOf(CustomerId customer) {
    return IntStream.range(0, DueEntries.SHARDS)
        .boxed()
        .flatMap(shard -> dues().due(shard, NOON.plus(Duration.ofDays(1)), 10_000).stream())
        .filter(due -> due.customer().equals(customer))
        .toList();
  }

  @Test
  void aCommitWritesActivityEntryDeliveriesAndDueEntry() {
    CustomerId customer = Samples.customer();
    Commit commit = Samples.send(read(customer), 1);

    assertThat(outreaches().commit(commit)).isTrue();

    Outreach entry = commit.outreaches().getFirst();
    assertThat(read(customer))
        .isEqualTo(new Stored(customer, commit.activity().activity(), 1, null));
    assertThat(outreaches().find(customer, entry.id())).contains(entry);
    assertThat(outreaches().deliveries(customer, entry.id()))
        .containsExactlyInAnyOrderElementsOf(commit.deliveries());
    assertThat(dueOf(customer)).isEqualTo(commit.dues());
  }

  @Test
  void aCommitOverAnActivityThatMovedOnWritesNothing() {
    CustomerId customer = Samples.customer();
    Stored stale = read(customer);
    activities().save(List.of(stale.become(Samples.activity(9))));
    Commit commit = Samples.send(stale, 1);

    assertThat(outreaches().commit(commit)).isFalse();

    assertThat(outreaches().of(customer)).isEmpty();
    assertThat(outreaches().deliveries(customer, commit.outreaches().getFirst().id())).isEmpty();
    assertThat(dueOf(customer)).isEmpty();
    assertThat(read(customer).activity()).isEqualTo(Samples.activity(9));
  }

  @Test
  void theSameCommitTwiceWritesOnce() {
    CustomerId customer = Samples.customer();
    Commit commit = Samples.send(read(customer), 1);

    assertThat(outreaches().commit(commit)).isTrue();
    assertThat(outreaches().commit(commit)).isFalse();

    assertThat(outreaches().of(customer)).isEqualTo(commit.outreaches());
    assertThat(read(customer).version()).isEqualTo(1);
  }

  @Test
  void aCaseThatEndedBeforeStaysAndDoesNotBlockTheRest() {
    CustomerId customer = Samples.customer();
    Commit first = Samples.send(read(customer), 1);
    outreaches().commit(first);
    Outreach told = first.outreaches().getFirst();
    Delivery claimed = claimed(first.deliveries().getFirst());
    assertThat(outreaches().claim(claimed, null, null)).isEqualTo(Claim.HELD);
    Outreach again =
        Samples.outreach(
            customer, 1, NOON.plusSeconds(9), new Decision.Send(List.of(Channel.INBOX)));
    Outreach other = Samples.outreach(customer, 2, NOON, new Decision.Send(List.of(Channel.EMAIL)));
    Commit replay =
        new Commit(
            read(customer).become(Samples.activity(2)),
            List.of(again, other),
            List.of(
                Samples.delivery(again, Channel.INBOX),
                Samples.delivery(again, Channel.SMS),
                Samples.delivery(other, Channel.EMAIL)),
            List.of(new DueEntry.Deliver(NOON.plusSeconds(999), customer, again.id())));

    assertThat(outreaches().commit(replay)).isTrue();

    assertThat(outreaches().find(customer, told.id())).contains(told);
    assertThat(outreaches().deliveries(customer, told.id()))
        .hasSize(2)
        .contains(claimed)
        .noneMatch(delivery -> delivery.channel() == Channel.SMS);
    assertThat(outreaches().deliveries(customer, other.id())).hasSize(1);
    assertThat(dueOf(customer)).isEqualTo(first.dues());
    assertThat(read(customer).activity()).isEqualTo(Samples.activity(2));
  }

  @Test
  void aCaseThatEndedDoesNotWaitInTheActivity() {
    CustomerId customer = Samples.customer();
    outreaches().commit(Samples.send(read(customer), 1));
    Outreach again = Samples.outreach(customer, 1, NOON, new Decision.Defer(NOON.plusSeconds(300)));
    int key = Trigger.key(again.trigger().id());
    Activity waits = Samples.activity(2).with(key, Told.NOTHING.waitFor(again.cause()));
    assertThat(
            outreaches()
                .commit(
                    new Commit(read(customer).become(waits), List.of(again), List.of(), List.of())))
        .isTrue();
    assertThat(read(customer).activity().told(key).waiting().stamps()).isEmpty();
  }

  private static Delivery claimed(Delivery pending) {
    return pending.claimed(new Message.Inbox("Title", "Text", "<p>Text</p>", null), NOON);
  }

  @Test
  void aCaseThatEndedIsNeitherReopenedNorDecidedOtherwise() {
    CustomerId customer = Samples.customer();
    Outreach told = Samples.outreach(customer, 1, NOON, new Decision.Send(List.of(Channel.INBOX)));
    outreaches()
        .commit(
            new Commit(
                read(customer).become(Samples.activity(1)), List.of(told), List.of(), List.of()));
    for (Decision other :
        List.of(
            new Decision.Defer(NOON.plusSeconds(300)),
            new Decision.Suppress(Gate.STILL_TRUE, "got on by themselves"))) {
      Outreach again = Samples.outreach(customer, 1, NOON.plusSeconds(9), other);
      DueEntry due = new DueEntry.Wait(NOON.plusSeconds(300), customer, again.id(), "import");

      assertThat(
              outreaches()
                  .commit(
                      new Commit(
                          read(customer).become(Samples.activity(2)),
                          List.of(again),
                          List.of(),
                          List.of(due))))
          .isTrue();
    }

    assertThat(outreaches().of(customer)).containsExactly(told);
    assertThat(dueOf(customer)).isEmpty();
  }

  @Test
  void aWaitingCaseIsReplacedByItsEnd() {
    CustomerId customer = Samples.customer();
    Outreach waits = Samples.outreach(customer, 1, NOON, new Decision.Defer(NOON.plusSeconds(300)));
    Outreach ends =
        Samples.outreach(
            customer,
            1,
            NOON.plusSeconds(300),
            new Decision.Suppress(Gate.STILL_TRUE, "got on by themselves"));
    DueEntry wait = new DueEntry.Wait(NOON.plusSeconds(300), customer, waits.id(), "import");

    outreaches()
        .commit(
            new Commit(
                read(customer).become(Samples.activity(1)),
                List.of(waits),
                List.of(),
                List.of(wait)));
    assertThat(outreaches().find(customer, waits.id())).contains(waits);
    outreaches()
        .commit(
            new Commit(
                read(customer).become(Samples.activity(2)), List.of(ends), List.of(), List.of()));

    assertThat(outreaches().of(customer)).containsExactly(ends);
    assertThat(dueOf(customer)).containsExactly(wait);
  }

  @Test
  void casesStoppedAtOneGateOnOneDayAreCounted() {
    CustomerId customer = Samples.customer();
    for (int event = 1; event <= 3; event++) {
      Commit commit =
          new Commit(
              read(customer).become(Samples.activity(event)),
              List.of(
                  Samples.counted(customer, 10 * event, NOON.plusSeconds(event)),
                  Samples.counted(customer, 10 * event + 1, NOON.plusSeconds(event))),
              List.of(),
              List.of());
      assertThat(outreaches().commit(commit)).isTrue();
    }

    assertThat(outreaches().of(customer))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.times()).isEqualTo(6);
          assertThat(entry.at()).isEqualTo(NOON.plusSeconds(3));
          assertThat(entry.cause().tag()).isEqualTo(31);
        });
  }

  @Test
  void anEntryKeepsTheFinestPartOfItsTimes() {
    CustomerId customer = Samples.customer();
    Instant fine = NOON.plusNanos(123_456_789);
    Outreach entry = Samples.outreach(customer, 1, fine, new Decision.Defer(fine));

    outreaches()
        .commit(
            new Commit(
                read(customer).become(Samples.activity(1)), List.of(entry), List.of(), List.of()));

    assertThat(outreaches().find(customer, entry.id())).contains(entry);
  }

  @Test
  void aCommitThatIsTooLargeIsRefusedWhole() {
    CustomerId customer = Samples.customer();
    List<Outreach> many =
        IntStream.rangeClosed(1, 100)
            .mapToObj(event -> Samples.outreach(customer, event, NOON, new Decision.Defer(NOON)))
            .toList();
    Commit commit =
        new Commit(read(customer).become(Samples.activity(1)), many, List.of(), List.of());

    assertThatThrownBy(() -> outreaches().commit(commit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101 actions");
    assertThat(read(customer).version()).isZero();
  }

  @Test
  void theLedgerOfACustomerRunsFromOldToNew() {
    CustomerId customer = Samples.customer();
    for (int event : new int[] {3, 1, 2}) {
      Outreach entry =
          Samples.outreach(
              customer, event, NOON.plusSeconds(event), new Decision.Send(List.of(Channel.INBOX)));
      outreaches()
          .commit(
              new Commit(
                  read(customer).become(Samples.activity(event)),
                  List.of(entry),
                  List.of(Samples.delivery(entry, Channel.INBOX)),
                  List.of()));
    }

    assertThat(outreaches().of(customer))
        .extracting(entry -> entry.cause().tag())
        .containsExactly(1, 2, 3);
  }

  /// L22: whoever was decided about in a time is found, with the trigger's hash and the evidence.
  @Test
  void aDayIsPagedFromNewToOld() {
    Instant start = Instant.parse("2031-05-06T00:00:00Z");
    LocalDate day = LocalDate.of(2031, 5, 6);
    for (int i = 0; i < 25; i++) {
      CustomerId customer = Samples.customer();
      Outreach entry =
          Samples.outreach(
              customer, i, start.plusSeconds(i / 2), new Decision.Send(List.of(Channel.INBOX)));
      outreaches()
          .commit(
              new Commit(
                  read(customer).become(Samples.activity(1)),
                  List.of(entry),
                  List.of(Samples.delivery(entry, Channel.INBOX)),
                  List.of()));
    }
    List<Outreach> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page page = outreaches().day(day, 10, cursor.orElse(null));
      seen.addAll(page.outreaches());
      sizes.add(page.outreaches().size());
      cursor = Optional.ofNullable(page.next());
    } while (cursor.isPresent());

    assertThat(sizes).containsExactly(10, 10, 5);
    assertThat(seen).extracting(Outreach::id).doesNotHaveDuplicates();
    assertThat(seen).extracting(Outreach::at).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(outreaches().day(day, 25, null).next()).isNull();
    assertThatThrownBy(() -> outreaches().day(day, 5, "no-cursor"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEntryKnowsWhichCaseItIs() {
    CustomerId customer = Samples.customer();
    Outreach plain = Samples.outreach(customer, 1, NOON, new Decision.Send(List.of(Channel.INBOX)));
    Outreach ofCase =
        new Outreach(
            plain.id(),
            customer,
            plain.trigger(),
            plain.at(),
            new Stamp(plain.cause().millis(), plain.cause().tag(), 0xabcdef),
            plain.decision(),
            plain.verdicts(),
            plain.evidence(),
            plain.data(),
            1);

    outreaches()
        .commit(
            new Commit(
                read(customer).become(Samples.activity(1)), List.of(ofCase), List.of(), List.of()));

    assertThat(outreaches().find(customer, ofCase.id())).contains(ofCase);
  }

  @Test
  void whatACustomerDidStandsOnTheEntryAtItsFirstTime() {
    CustomerId customer = Samples.customer();
    Outreach told = Samples.outreach(customer, 1, NOON, new Decision.Send(List.of(Channel.INBOX)));
    outreaches()
        .commit(
            new Commit(
                read(customer).become(Samples.activity(1)), List.of(told), List.of(), List.of()));

    assertThat(marks().mark(customer, told.id(), Mark.SEEN, NOON.plusSeconds(60))).isTrue();
    assertThat(marks().mark(customer, told.id(), Mark.CLICKED, NOON.plusSeconds(90))).isTrue();
    assertThat(marks().mark(customer, told.id(), Mark.READ, NOON.plusSeconds(120))).isTrue();

    Outreach read = outreaches().find(customer, told.id()).orElseThrow();
    assertThat(read.marks().first())
        .containsOnly(
            entry(Mark.SEEN, NOON.plusSeconds(60)),
            entry(Mark.READ, NOON.plusSeconds(90)),
            entry(Mark.CLICKED, NOON.plusSeconds(90)));
    assertThat(marks().mark(customer, "no-such-entry", Mark.SEEN, NOON)).isFalse();
    assertThat(outreaches().of(customer)).containsExactly(read);
  }

  @Test
  void anUnknownEntryIsEmptyAndHasNoDeliveries() {
    CustomerId customer = Samples.customer();

    assertThat(outreaches().find(customer, OutreachKey.ofStopped(customer, "t", Gate.LIMIT, NOON)))
        .isEmpty();
    assertThat(outreaches().deliveries(customer, "none")).isEmpty();
    assertThat(outreaches().of(customer)).isEmpty();
  }
}
