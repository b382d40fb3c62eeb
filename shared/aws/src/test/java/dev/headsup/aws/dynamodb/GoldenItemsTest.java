package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// E5 and R7: what lies in the tables is a format: items of today must stay readable for years, and
/// after a step back the code of today meets items of tomorrow. `NewerItemsTest` has what a newer
/// version may add.
class GoldenItemsTest extends GoldenItems {
  private static final Message EMAIL =
      new Message.Email("Your import, Ana", "Three steps.", "<p>Three steps.</p>");

  private final DynamoOutreaches outreaches =
      new DynamoOutreaches(BACKEND.client(), BACKEND.tables());
  private final DynamoActivities activities =
      new DynamoActivities(BACKEND.client(), BACKEND.name("activity"));

  private Outreach committed(String name, Decision decision) {
    CustomerId customer = customer(name);
    Outreach outreach = Samples.outreach(customer, 1, NOON, decision);
    outreaches.commit(
        new Commit(
            Stored.nothing(customer).become(Samples.activity(1)),
            List.of(outreach),
            List.of(),
            List.of()));
    return outreach;
  }

  private void assertEntry(String golden, Outreach outreach) {
    assertStored(golden, "outreaches", OutreachItem.key(outreach.customer(), outreach.id()));
    assertThat(OutreachItem.read(Golden.item(Golden.forms(golden).getLast()))).isEqualTo(outreach);
    // The first form kept reasons as words, and fewer gates were asked then.
    Golden.assertRead(golden, item -> unjudged(OutreachItem.read(item)), unjudged(outreach));
    assertThat(OutreachItem.read(Golden.item(golden)).verdicts())
        .extracting(Verdict::reason)
        .contains("help is allowed by inbox");
  }

  private static Outreach unjudged(Outreach outreach) {
    return new Outreach(
        outreach.id(),
        outreach.customer(),
        outreach.trigger(),
        outreach.at(),
        outreach.cause(),
        outreach.decision(),
        List.of(),
        outreach.evidence(),
        outreach.data(),
        outreach.times(),
        outreach.marks());
  }

  @Test
  void anActivity() {
    Stored stored = new Stored(customer("activity"), Samples.activity(1), 1, null);
    activities.save(List.of(Stored.nothing(stored.customer()).become(stored.activity())));

    assertStored("activity", "activity", ActivityItem.key(stored.customer()));
    Golden.assertRead("activity", ActivityItem::read, stored);
  }

  @Test
  void anActivityThatWasJoined() {
    CustomerId anonymous = CustomerId.anonymous("golden-joined");
    activities.save(List.of(Stored.nothing(anonymous).joinInto(customer("known"))));

    assertStored("activity-joined", "activity", ActivityItem.key(anonymous));
    Golden.assertRead(
        "activity-joined",
        ActivityItem::read,
        new Stored(anonymous, Activity.NONE, 1, customer("known")));
  }

  @Test
  void anEntryThatSends() {
    Outreach outreach = committed("send", new Decision.Send(List.of(Channel.INBOX, Channel.EMAIL)));

    assertEntry("outreach-send", outreach);
  }

  @Test
  void anEntryThatWasRead() {
    Outreach told = committed("marked", new Decision.Send(List.of(Channel.INBOX)));
    outreaches.mark(told.customer(), told.id(), Mark.SEEN, NOON.plusSeconds(60));
    outreaches.mark(told.customer(), told.id(), Mark.READ, NOON.plusSeconds(90));

    assertEntry("outreach-marked", outreaches.find(told.customer(), told.id()).orElseThrow());
  }

  @Test
  void anEntryThatWaits() {
    assertEntry("outreach-defer", committed("defer", new Decision.Defer(NOON.plusSeconds(300))));
  }

  /// S12: an entry keeps which messages of ours led to it.
  @Test
  void anEntryThatOurOwnMessagesLedTo() {
    Outreach told = Samples.outreach(customer("lineage"), 1, NOON, new Decision.Defer(NOON));
    Evidence evidence = told.evidence();
    Outreach caused =
        new Outreach(
            told.id(),
            told.customer(),
            told.trigger(),
            told.at(),
            told.cause(),
            told.decision(),
            told.verdicts(),
            new Evidence(evidence.event(), evidence.times(), List.of(), new Lineage("a1", 2, NOON)),
            told.data(),
            told.times());
    outreaches.commit(
        new Commit(
            Stored.nothing(caused.customer()).become(Samples.activity(1)),
            List.of(caused),
            List.of(),
            List.of()));

    assertEntry("outreach-lineage", caused);
  }

  @Test
  void anEntryThatCounts() {
    Outreach outreach = Samples.counted(customer("counted"), 1, NOON);
    outreaches.commit(
        new Commit(
            Stored.nothing(outreach.customer()).become(Samples.activity(1)),
            List.of(outreach),
            List.of(),
            List.of()));

    assertEntry("outreach-suppress", outreach);
  }

  @Test
  void aDeliveryFromItsStartToItsEnd() {
    Outreach outreach =
        Samples.outreach(customer("delivery"), 1, NOON, new Decision.Send(List.of(Channel.EMAIL)));
    Delivery pending = Samples.delivery(outreach, Channel.EMAIL);
    outreaches.commit(
        new Commit(
            Stored.nothing(outreach.customer()).become(Samples.activity(1)),
            List.of(outreach),
            List.of(pending),
            List.of()));
    assertStored("delivery-pending", "outreaches", DeliveryItem.key(pending));
    Golden.assertRead("delivery-pending", DeliveryItem::read, pending);

    Delivery claimed = pending.claimed(EMAIL, NOON.plusSeconds(1));
    outreaches.claim(claimed, null, null);
    assertStored("delivery-sending", "outreaches", DeliveryItem.key(pending));
    Golden.assertRead("delivery-sending", DeliveryItem::read, claimed);

    Delivery sent = claimed.sent("0100018f-provider", NOON.plusSeconds(2));
    outreaches.record(sent);
    assertStored("delivery-sent", "outreaches", DeliveryItem.key(pending));
    Golden.assertRead("delivery-sent", DeliveryItem::read, sent);

    Receipt arrived = new Receipt(Kind.DELIVERED, "0100018f-provider", NOON.plusSeconds(4), "");
    Receipt unwanted =
        new Receipt(Kind.COMPLAINED, "0100018f-provider", NOON.plusSeconds(90), "abuse");
    outreaches.note(sent.customer(), sent.id(), arrived);
    outreaches.note(sent.customer(), sent.id(), unwanted);
    assertStored("delivery-complained", "outreaches", DeliveryItem.key(pending));
    Golden.assertRead("delivery-complained", DeliveryItem::read, sent.with(arrived).with(unwanted));
  }

  @Test
  void theMessagesOfTheOtherChannels() {
    Message inbox =
        new Message.Inbox(
            "Your import",
            "Three steps.",
            "<p>Three steps.</p>",
            new Message.Action("Show me", "https://help.example.com/import"));
    Message sms = new Message.Sms("Your import: three steps.");
    Map<String, AttributeValue> both =
        Map.of("inbox", MessageItem.write(inbox), "sms", MessageItem.write(sms));

    Golden.assertWritten("messages", both);
    Golden.assertRead("messages", stored -> MessageItem.read(stored.map("inbox")), inbox);
    Golden.assertRead("messages", stored -> MessageItem.read(stored.map("sms")), sms);
  }

  @Test
  void theMessagesOfPushAndWebhook() {
    Message push = new Message.Push("Your import", "Three steps.", "https://help.example.com/i");
    Message webhook =
        new Message.Webhook(
            "Your import",
            "Three steps.",
            "<p>Three steps.</p>",
            new Message.Action("Show me", "https://help.example.com/import"));
    Map<String, AttributeValue> both =
        Map.of("push", MessageItem.write(push), "webhook", MessageItem.write(webhook));

    Golden.assertWritten("messages-push-webhook", both);
    Golden.assertRead(
        "messages-push-webhook", stored -> MessageItem.read(stored.map("push")), push);
    Golden.assertRead(
        "messages-push-webhook", stored -> MessageItem.read(stored.map("webhook")), webhook);
  }

  @Test
  void workForLater() {
    DueEntry wait =
        new DueEntry.Wait(NOON.plusMillis(7), customer("due"), "outreach", "import-struggle");
    DueEntry deliver = new DueEntry.Deliver(NOON.plusNanos(7), customer("due"), "outreach");
    DynamoDueEntries dues = new DynamoDueEntries(BACKEND.client(), BACKEND.name("due"));
    dues.add(wait);
    dues.add(deliver);

    assertStored("due-wait", "due", DueItem.key(wait));
    assertStored("due-deliver", "due", DueItem.key(deliver));
    Golden.assertRead("due-wait", DueItem::read, wait);
    Golden.assertRead("due-deliver", DueItem::read, deliver);
  }

  @Test
  void whenSomebodySignedOut() {
    DynamoSignOuts signOuts = new DynamoSignOuts(BACKEND.client(), BACKEND.name("settings"));
    signOuts.record("golden-person", NOON);

    assertStored(
        "signed-out",
        "settings",
        Map.of("pk", Attr.text("signed-out"), "sk", Attr.text("golden-person")));
    Golden.assertRead(
        "signed-out",
        item -> {
          putRaw("settings", item);
          return signOuts.last("golden-person");
        },
        Optional.of(NOON));
  }

  @Test
  void aRefusedEvent() {
    Refused refused = new Refused("id-1", "no-event-name", "it has none", "{}", NOON);
    DynamoQuarantine quarantine =
        new DynamoQuarantine(BACKEND.client(), BACKEND.name("quarantine"));
    quarantine.add(List.of(refused));

    assertStored(
        "quarantine",
        "quarantine",
        Map.of("day", Attr.text("2026-03-02"), "id", Attr.text("id-1")));
    assertReadBack(
        "quarantine", "quarantine", () -> quarantine.on(LocalDate.of(2026, 3, 2), 9), refused);
  }

  @Test
  void aWriteKey() {
    WriteKey key =
        new WriteKey(
            "server-0011aabb",
            WriteKey.hash("sample"),
            KeyKind.SERVER,
            "Shop",
            250,
            NOON,
            NOON.plusSeconds(60),
            NOON.plusSeconds(30));
    new DynamoKeys(BACKEND.client(), BACKEND.name("settings")).add(key);

    assertStored("write-key", "settings", WriteKeyItem.key(key.id()));
    Golden.assertRead("write-key", WriteKeyItem::read, key);
  }

  @Test
  void aRateInUse() {
    new DynamoRates(BACKEND.client(), BACKEND.name("settings"))
        .lease("server-0011aabb", 178_431_480, 20, 2_500, true);

    assertStored(
        "rate", "settings", Map.of("pk", Attr.text("rates"), "sk", Attr.text("server-0011aabb")));
  }
}
