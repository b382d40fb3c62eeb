package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What lies in the tables is a format: items of today must stay readable for years. A test that
/// fails here on purpose needs a reader for the old form too.
class GoldenItemsTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());
  private static final Message EMAIL =
      new Message.Email("Your import, Ana", "Three steps.", "<p>Three steps.</p>");

  private final DynamoOutreaches outreaches =
      new DynamoOutreaches(BACKEND.client(), BACKEND.tables());
  private final DynamoActivities activities =
      new DynamoActivities(BACKEND.client(), BACKEND.name("activity"));

  private static void assertStored(String golden, String table, Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            BACKEND.client().getItem(get -> get.tableName(BACKEND.name(table)).key(key)).item());
    item.computeIfPresent("claim", (name, random) -> Attr.text("a name of the call"));
    assertThat(Golden.json(item)).isEqualTo(Golden.text(golden));
  }

  private static CustomerId customer(String name) {
    return new CustomerId("golden-" + name);
  }

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
    assertThat(OutreachItem.read(Golden.item(golden))).isEqualTo(outreach);
  }

  @Test
  void anActivity() {
    Stored stored = new Stored(customer("activity"), Samples.activity(1), 1, null);
    activities.save(List.of(Stored.nothing(stored.customer()).become(stored.activity())));

    assertStored("activity", "activity", ActivityItem.key(stored.customer()));
    assertThat(ActivityItem.read(Golden.item("activity"))).isEqualTo(stored);
  }

  @Test
  void anActivityThatWasJoined() {
    CustomerId anonymous = CustomerId.anonymous("golden-joined");
    activities.save(List.of(Stored.nothing(anonymous).joinInto(customer("known"))));

    assertStored("activity-joined", "activity", ActivityItem.key(anonymous));
    assertThat(ActivityItem.read(Golden.item("activity-joined")))
        .isEqualTo(new Stored(anonymous, Activity.NONE, 1, customer("known")));
  }

  @Test
  void anEntryThatSends() {
    Outreach outreach = committed("send", new Decision.Send(List.of(Channel.INBOX, Channel.EMAIL)));

    assertEntry("outreach-send", outreach);
  }

  @Test
  void anEntryThatWaits() {
    assertEntry("outreach-defer", committed("defer", new Decision.Defer(NOON.plusSeconds(300))));
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
    assertThat(DeliveryItem.read(Golden.item("delivery-pending"))).isEqualTo(pending);

    Delivery claimed = pending.claimed(EMAIL, NOON.plusSeconds(1));
    outreaches.claim(claimed, OptionalLong.empty());
    assertStored("delivery-sending", "outreaches", DeliveryItem.key(pending));
    assertThat(DeliveryItem.read(Golden.item("delivery-sending"))).isEqualTo(claimed);

    Delivery sent = claimed.sent("0100018f-provider", NOON.plusSeconds(2));
    outreaches.record(sent);
    assertStored("delivery-sent", "outreaches", DeliveryItem.key(pending));
    assertThat(DeliveryItem.read(Golden.item("delivery-sent"))).isEqualTo(sent);
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

    assertThat(Golden.json(both)).isEqualTo(Golden.text("messages"));
    assertThat(MessageItem.read(Golden.item("messages").map("inbox"))).isEqualTo(inbox);
    assertThat(MessageItem.read(Golden.item("messages").map("sms"))).isEqualTo(sms);
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
    assertThat(DueItem.read(Golden.item("due-wait"))).isEqualTo(wait);
    assertThat(DueItem.read(Golden.item("due-deliver"))).isEqualTo(deliver);
  }

  @Test
  void aProfileWithItsConsentAndTheHistoryOfIt() {
    CustomerId customer = customer("profile");
    Traits traits =
        new Traits(
            Map.of(
                "email", new Dated(new Value.Text("ana@example.com"), NOON),
                "seats", new Dated(new Value.Num(12), NOON),
                "beta", new Dated(new Value.Flag(true), NOON.plusNanos(5)),
                "teams", new Dated(new Value.Many(List.of(new Value.Text("ops"))), NOON)));
    Profile profile = new Profile(customer, traits, new Membership(new AccountId("acme"), NOON));
    Consent consent =
        new Consent(
            Map.of(
                new Scope(Purpose.HELP, Channel.EMAIL), new Grant(Status.GRANTED, "form", NOON)));
    new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles"))
        .merge(List.of(new Change(profile, consent)));

    assertStored("profile", "profiles", ProfileItem.key(customer, ProfileItem.PROFILE));
    assertStored("consent", "profiles", ConsentItem.key(customer));
    assertStored(
        "consent-history",
        "profiles",
        ProfileItem.key(customer, Golden.item("consent-history").text("sk")));
    assertThat(ProfileItem.read(customer, Golden.item("profile"))).isEqualTo(profile);
    assertThat(ConsentItem.read(Golden.item("consent").list("grants"))).isEqualTo(consent);
  }

  @Test
  void anAccount() {
    AccountId account = new AccountId("golden-account");
    Traits traits = new Traits(Map.of("plan", new Dated(new Value.Text("team"), NOON)));
    new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles")).mergeAccount(account, traits);

    assertStored("account", "profiles", ProfileItem.key(account));
    assertThat(TraitsItem.read(Golden.item("account").list("traits"))).isEqualTo(traits);
  }

  @Test
  void anInboxItemARefusedEventAndATrigger() {
    new DynamoInboxItems(BACKEND.client(), BACKEND.name("inbox"))
        .put(
            new InboxItems.Item(
                customer("inbox"),
                "outreach",
                "import-struggle",
                new Message.Inbox("Title", "Text", "<p>Text</p>", null),
                NOON));
    new DynamoQuarantine(BACKEND.client(), BACKEND.name("quarantine"))
        .add(List.of(new Refused("id-1", "no-event-name", "it has none", "{}", NOON)));
    new DynamoTriggers(BACKEND.client(), BACKEND.name("settings"))
        .put(TriggerDocument.of("import-struggle", Map.of("trigger.yaml", "name: Import")));

    assertStored(
        "inbox",
        "inbox",
        Map.of("customer", Attr.text("golden-inbox"), "id", Attr.text("outreach")));
    assertStored(
        "quarantine",
        "quarantine",
        Map.of("day", Attr.text("2026-03-02"), "id", Attr.text("id-1")));
    assertStored(
        "trigger",
        "settings",
        Map.of("pk", Attr.text("triggers"), "sk", Attr.text("import-struggle")));
  }

  @Test
  void aReaderIgnoresWhatItDoesNotKnow() {
    Map<String, AttributeValue> newer = new HashMap<>(Golden.item("outreach-send").attributes());
    newer.put("experiment", Attr.text("arm-b"));
    List<AttributeValue> verdicts = new ArrayList<>(Golden.item("outreach-send").list("verdicts"));
    verdicts.add(
        1,
        Attr.list(List.of(Attr.text("QUIET_HOURS"), Attr.text("LATER"), Attr.text("it is night"))));
    newer.put("verdicts", Attr.list(verdicts));

    assertThat(OutreachItem.read(new Item(newer)))
        .isEqualTo(OutreachItem.read(Golden.item("outreach-send")));
    assertThat(Gate.values()).noneMatch(gate -> gate.name().equals("QUIET_HOURS"));
  }
}
