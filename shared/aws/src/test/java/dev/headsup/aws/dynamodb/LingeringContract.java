package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.handoff.Resolution.Outcome;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Allowance;
import dev.headsup.engine.outreach.Allowances;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Outreaches.Commit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A12, L20: what is over makes no difference while its row is still there. Every store that gives
/// its rows an end is asked the moment before and the moment of it; nothing is deleted here.
abstract class LingeringContract {
  private final CustomerId customer = Samples.customer();

  abstract Backend backend();

  private Outreaches ledger(Instant now) {
    return new DynamoOutreaches(backend().client(), backend().tables(), () -> now);
  }

  @Test
  void aDecisionAndItsMessagesAreNotFoundAfterTwoYears() {
    Commit commit = Samples.send(Stored.nothing(customer), 1);
    Outreach entry = commit.outreaches().getFirst();
    assertThat(ledger(NOON).commit(commit)).isTrue();
    Instant end = NOON.plus(Outreach.KEPT);
    LocalDate day = LocalDate.ofInstant(NOON, ZoneOffset.UTC);

    Outreaches before = ledger(end.minusMillis(1));
    assertThat(before.find(customer, entry.id())).isPresent();
    assertThat(before.of(customer)).hasSize(1);
    assertThat(before.deliveries(customer, entry.id())).hasSize(2);
    assertThat(before.day(day, 1_000, null).outreaches())
        .anyMatch(each -> each.customer().equals(customer));

    Outreaches after = ledger(end);
    assertThat(after.find(customer, entry.id())).isEmpty();
    assertThat(after.of(customer)).isEmpty();
    assertThat(after.deliveries(customer, entry.id())).isEmpty();
    assertThat(after.day(day, 1_000, null).outreaches())
        .noneMatch(each -> each.customer().equals(customer));
  }

  @Test
  void aCaseForAPersonIsNotFoundTwoYearsAfterItsEndAndStaysWhileItHasNone() {
    HandOff open = HandOffsContract.fresh(customer, "open", NOON.plusSeconds(3600));
    HandOff ended = HandOffsContract.fresh(customer, "ended", NOON.plusSeconds(3600));
    DynamoHandOffs today = handOffs(NOON);
    today.open(open);
    today.open(ended);
    today.resolve(customer, "ended", new Resolution("Ana", "person-1", NOON, Outcome.SOLVED, ""));
    Instant end = NOON.plus(HandOff.KEPT);

    assertThat(handOffs(end.minusMillis(1)).of(customer)).hasSize(2);
    assertThat(handOffs(end).of(customer)).extracting(HandOff::id).containsExactly("open");
    assertThat(handOffs(end).find(customer, "ended")).isEmpty();
  }

  private DynamoHandOffs handOffs(Instant now) {
    return new DynamoHandOffs(backend().client(), backend().name("handoffs"), () -> now);
  }

  @Test
  void anItemOfTheInboxIsNotCurrentAfterHalfAYear() {
    InboxItems inbox = new DynamoInboxItems(backend().client(), backend().name("inbox"));
    inbox.put(
        customer,
        "item-1",
        new InboxItems.Version(
            "outreach-1",
            "import-struggle",
            new Message.Inbox("Title", "Text", "Html", null),
            NOON,
            NOON,
            Marks.NONE));
    Instant end = NOON.plus(InboxItems.Item.KEPT);

    InboxItems.Item item = inbox.find(customer, "item-1").orElseThrow();
    assertThat(item.isKept(end.minusMillis(1))).isTrue();
    assertThat(item.isKept(end)).isFalse();
  }

  @Test
  void aWalkThatIsOverBeginsAnew() {
    Walks.Walk walk = new Walks.Walk("incident-" + customer, 1, "api", 3);
    walks(NOON).reached(walk, new Walks.Place(7, 2, "next"));

    assertThat(walks(NOON.plus(Duration.ofDays(14)).minusSeconds(1)).place(walk)).isPresent();
    assertThat(walks(NOON.plus(Duration.ofDays(14))).place(walk)).isEmpty();
  }

  private Walks walks(Instant now) {
    return new DynamoWalks(backend().client(), backend().name("incidents"), () -> now);
  }

  @Test
  void anOldUseOfAComponentConcernsNoIncident() {
    Exposures exposures = new DynamoExposures(backend().client(), backend().name("exposure"));
    LocalDate used = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    exposures.note(List.of(new Exposures.Use(customer, "api-" + customer, used)));

    assertThat(
            exposures
                .page("api-" + customer, Exposures.shard(customer), used, null, 10)
                .customers())
        .containsExactly(customer);
    assertThat(
            exposures
                .page("api-" + customer, Exposures.shard(customer), used.plusDays(1), null, 10)
                .customers())
        .isEmpty();
  }

  @Test
  void aLimitWithinATimeForgetsByItself() {
    Allowances allowances = new DynamoAllowances(backend().client(), backend().name("counters"));
    Allowance once =
        new Allowance(
            "once an hour " + customer,
            1,
            Duration.ofHours(1),
            NOON.plus(Duration.ofHours(1)),
            "once an hour",
            false);

    assertThat(allowances.take(List.of(once), NOON)).isEmpty();
    assertThat(allowances.take(List.of(once), NOON.plus(Duration.ofMinutes(59)))).contains(once);
    assertThat(allowances.take(List.of(once), NOON.plus(Duration.ofHours(1)))).isEmpty();
  }
}
