package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What lies in the tables is a format: items of today must stay readable for years, and after a
/// step back the code of today meets items of tomorrow. `NewerItemsTest` has what a newer version
/// may add.
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
    Golden.assertWritten(golden, item);
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
    Golden.assertRead("profile", stored -> ProfileItem.read(customer, stored), profile);
    Golden.assertRead("consent", stored -> ConsentItem.read(stored.list("grants")), consent);
  }

  @Test
  void preferencesWithTheirHistory() {
    CustomerId customer = customer("preferences");
    Preferences preferences =
        Preferences.NONE
            .paused(NOON.plusSeconds(60))
            .in("de")
            .quietIn(List.of(WeeklyWindow.daily(LocalTime.of(21, 0), LocalTime.of(7, 30))))
            .profilingStopped(true)
            .resting("import-struggle", NOON.plusSeconds(90), NOON)
            .suppressed(AddressHash.of(Channel.EMAIL, "ana@example.com"), true);
    Consent consent =
        new Consent(
            Map.of(
                new Scope(Purpose.MARKETING, Channel.SMS),
                new Grant(
                    Status.GRANTED,
                    "form",
                    NOON,
                    new Proof("consent", "terms-3", "checkbox", true))));
    DynamoProfiles profiles = new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles"));
    profiles.merge(List.of(new Change(Profile.unknown(customer), consent)));
    profiles.prefer(customer, before -> preferences, "page", NOON);

    assertStored("consent-preferences", "profiles", ConsentItem.key(customer));
    assertStored(
        "preferences-history",
        "profiles",
        ProfileItem.key(customer, "preferences#2026-03-02T12:00:00.000Z#1"));
    Golden.assertRead(
        "consent-preferences", stored -> ConsentItem.read(stored.list("grants")), consent);
    Golden.assertRead(
        "consent-preferences",
        stored -> PreferencesItem.read(stored.map("preferences")),
        preferences);
  }

  @Test
  void anAddressOnTheSuppressionListAndWhoWasWrittenToThere() {
    AddressHash address = AddressHash.of(Channel.SMS, "+12025550123");
    DynamoAddresses addresses = new DynamoAddresses(BACKEND.client(), BACKEND.name("profiles"));
    addresses.suppress(address, "sms:stop", NOON);
    addresses.writtenTo(address, customer("texted"), NOON);

    assertStored("address-suppressed", "profiles", DynamoAddresses.key(address, "suppressed"));
    assertStored(
        "address-written-to", "profiles", DynamoAddresses.key(address, "to#golden-texted"));
    assertThat(addresses.customersAt(address)).containsExactly(customer("texted"));
  }

  @Test
  void anIdUnderWhichACustomerCameBefore() {
    CustomerId before = new CustomerId("golden-before");
    CustomerId now = customer("came-as");
    DynamoProfiles profiles = new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles"));
    profiles.joined(Map.of(before, now));

    assertStored("came-as", "profiles", ProfileItem.key(now, "was#golden-before"));
    Golden.assertRead("came-as", ProfileItem::before, before);
    assertStored("consent-joined", "profiles", ConsentItem.key(before));
    Golden.assertRead(
        "consent-joined",
        item -> StoredCustomer.nothing(before).with(before, item).joined(),
        Optional.of(now));
    assertThat(profiles.ids(now)).containsExactlyInAnyOrder(now, before);
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

  private static void putRaw(String table, Item item) {
    BACKEND.client().putItem(put -> put.tableName(BACKEND.name(table)).item(item.attributes()));
  }

  @Test
  void anAccount() {
    AccountId account = new AccountId("golden-account");
    Traits traits = new Traits(Map.of("plan", new Dated(new Value.Text("team"), NOON)));
    new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles")).mergeAccount(account, traits);

    assertStored("account", "profiles", ProfileItem.key(account));
    Golden.assertRead("account", stored -> TraitsItem.read(stored.list("traits")), traits);
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

  /// The same as [Golden#assertRead], for what only its store reads.
  private static void assertReadBack(
      String golden, String table, Supplier<List<?>> store, Object expected) {
    Golden.assertRead(
        golden,
        item -> {
          putRaw(table, item);
          return store.get();
        },
        List.of(expected));
  }
}
