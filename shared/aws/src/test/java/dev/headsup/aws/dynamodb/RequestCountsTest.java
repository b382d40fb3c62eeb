package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.outreach.Outreaches.ConsentRead;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// R6: what each step costs in requests, exactly. A figure here may only fall.
class RequestCountsTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  private final DynamoActivities activities =
      new DynamoActivities(BACKEND.client(), BACKEND.name("activity"));
  private final DynamoOutreaches outreaches =
      new DynamoOutreaches(BACKEND.client(), BACKEND.tables());
  private final DynamoProfiles profiles =
      new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles"));
  private final DynamoDueEntries dues = new DynamoDueEntries(BACKEND.client(), BACKEND.name("due"));

  @BeforeEach
  void startCounting() {
    BACKEND.calls().forget();
  }

  private static void assertCalls(String... made) {
    assertThat(BACKEND.calls().made()).containsExactly(made);
    BACKEND.calls().forget();
  }

  private static String[] times(int count, String operation) {
    return Collections.nCopies(count, operation).toArray(String[]::new);
  }

  private static Change change(CustomerId customer, Consent consent) {
    Traits traits = new Traits(Map.of("plan", new Dated(new Value.Text("team"), NOON)));
    return new Change(new Profile(customer, traits, null), consent);
  }

  private static Consent yes() {
    return new Consent(
        Map.of(
            new Scope(Purpose.HELP, Channel.EMAIL), new Grant(Status.GRANTED, "form", NOON),
            new Scope(Purpose.HELP, Channel.INBOX), new Grant(Status.GRANTED, "form", NOON)));
  }

  @Test
  void aThousandEventsOf334CustomersCostFourReadsAndFourteenWrites() {
    List<CustomerId> customers = Stream.generate(Samples::customer).limit(334).toList();

    List<Stored> read = List.copyOf(activities.load(customers).values());
    assertCalls(times(4, "BatchGetItem"));

    activities.save(read.stream().map(stored -> stored.become(Samples.activity(1))).toList());
    assertCalls(times(14, "BatchExecuteStatement"));
  }

  @Test
  void aDecisionWithTwoMessagesIsOneTransaction() {
    outreaches.commit(Samples.send(Stored.nothing(Samples.customer()), 1));
    assertCalls("TransactWriteItems");
  }

  @Test
  void aMessageCostsOneClaimAndOneRecord() {
    Commit commit = Samples.send(Stored.nothing(Samples.customer()), 1);
    outreaches.commit(commit);
    BACKEND.calls().forget();

    Delivery inbox =
        commit
            .deliveries()
            .getFirst()
            .claimed(new Message.Inbox("Title", "Text", "<p>Text</p>", null), NOON);
    outreaches.claim(inbox, null, null);
    outreaches.record(inbox.sent("p-1", NOON));
    assertCalls("UpdateItem", "UpdateItem");

    Delivery email =
        commit.deliveries().getLast().claimed(new Message.Email("Subject", "Text", ""), NOON);
    outreaches.claim(
        email,
        new ConsentRead(email.customer(), 0),
        AddressHash.of(Channel.EMAIL, "ana@example.com"));
    outreaches.record(email.sent("p-2", NOON));
    assertCalls("TransactWriteItems", "UpdateItem");

    outreaches.deliveries(inbox.customer(), inbox.outreach());
    outreaches.find(inbox.customer(), inbox.outreach());
    assertCalls("Query", "GetItem");
  }

  @Test
  void fiftyCustomersAreOneReadWithTheirConsents() {
    profiles.load(Stream.generate(Samples::customer).limit(50).toList());
    assertCalls("BatchGetItem");
  }

  @Test
  void newsAboutFiftyCustomersIsOneReadAndTwoWrites() {
    List<Change> changes =
        Stream.generate(Samples::customer)
            .limit(50)
            .map(customer -> change(customer, Consent.NONE))
            .toList();

    profiles.merge(changes);
    assertCalls("BatchGetItem", "BatchExecuteStatement", "BatchExecuteStatement");

    profiles.merge(changes);
    assertCalls("BatchGetItem");
  }

  @Test
  void aConsentWithItsHistoryAndItsProfileIsOneTransaction() {
    Change change = change(Samples.customer(), yes());

    profiles.merge(List.of(change));
    assertCalls("BatchGetItem", "TransactWriteItems");

    profiles.merge(List.of(change));
    assertCalls("BatchGetItem");
  }

  @Test
  void aSweepIsOneQueryAShardAndTakesAwayTwentyFiveACall() {
    List<DueEntry> entries =
        IntStream.range(0, 60)
            .<DueEntry>mapToObj(i -> new DueEntry.Deliver(NOON, Samples.customer(), "o-" + i))
            .toList();
    entries.forEach(dues::add);
    BACKEND.calls().forget();

    dues.due(0, NOON, 1_000);
    assertCalls("Query");

    dues.remove(entries);
    assertCalls(times(3, "BatchWriteItem"));
  }
}
