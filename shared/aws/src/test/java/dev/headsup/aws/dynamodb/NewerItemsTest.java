package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Claim;
import dev.headsup.engine.outreach.Outreaches.Commit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// E5 and R7: after a step back this version meets what a newer one wrote: words, kinds and
/// channels that it does not know. They hinder nothing that it does know, and they are still there
/// when the newer version is back.
class NewerItemsTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  private final DynamoProfiles profiles =
      new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles"));
  private final DynamoDueEntries dues = new DynamoDueEntries(BACKEND.client(), BACKEND.name("due"));
  private final DynamoOutreaches outreaches =
      new DynamoOutreaches(BACKEND.client(), BACKEND.tables());

  private static void put(String table, Map<String, AttributeValue> item) {
    BACKEND.client().putItem(put -> put.tableName(BACKEND.name(table)).item(item));
  }

  private static Item stored(String table, Map<String, AttributeValue> key) {
    return new Item(
        BACKEND.client().getItem(get -> get.tableName(BACKEND.name(table)).key(key)).item());
  }

  @Test
  void whatAnItemMayLackIsRead() {
    assertThat(ActivityItem.read(Golden.without("activity-joined", "into")))
        .isEqualTo(new Stored(CustomerId.anonymous("golden-joined"), Activity.NONE, 1, null));
    assertThat(ProfileItem.read(customer(), Golden.without("profile", "account", "since")))
        .extracting(Profile::membership)
        .isNull();
    assertThat(DeliveryItem.read(Golden.without("delivery-sending", "lease", "message", "claim")))
        .satisfies(delivery -> {
          assertThat(delivery.lease()).isNull();
          assertThat(delivery.message()).isNull();
        });
    assertThat(DeliveryItem.read(Golden.without("delivery-sent", "provider")).providerId())
        .isNull();
    assertThat(OutreachItem.read(Golden.without("outreach-send", "first", "day", "at")).times())
        .isEqualTo(1);
    Map<String, AttributeValue> inbox =
        new HashMap<>(Golden.item("messages").map("inbox").attributes());
    inbox.remove("action");
    assertThat(MessageItem.inbox(new Item(inbox)).action()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"purpose", "channel"})
  void aWordOfConsentThatIsNotKnownIsPassedOverAndWrittenBack(String part) {
    CustomerId customer = new CustomerId("newer-" + part);
    Map<String, AttributeValue> word =
        new HashMap<>(Golden.item("consent").list("grants").getFirst().m());
    AttributeValue known = Attr.map(Map.copyOf(word));
    word.put(part, Attr.text("CARRIER_PIGEON"));
    AttributeValue newer = Attr.map(word);
    Map<String, AttributeValue> item = new HashMap<>(ConsentItem.key(customer));
    item.put("version", Attr.number(3));
    item.put("grants", Attr.list(List.of(newer, known)));
    put("profiles", item);

    Scope sms = new Scope(Purpose.HELP, Channel.SMS);
    Consent news = new Consent(Map.of(sms, new Grant(Status.REVOKED, "sms:STOP", NOON)));
    profiles.merge(List.of(new Change(Profile.unknown(customer), news)));

    assertThat(profiles.load(List.of(customer)).get(customer))
        .satisfies(found ->
            assertThat(found.consent().grants())
                .containsOnlyKeys(sms, new Scope(Purpose.HELP, Channel.EMAIL)));
    assertThat(stored("profiles", ConsentItem.key(customer)).list("grants"))
        .hasSize(3)
        .contains(newer);
  }

  @Test
  void dueWorkOfAKindThatIsNotKnownStaysAndHindersNoOther() {
    DueEntry known = new DueEntry.Deliver(NOON.plusSeconds(1), customer(), "outreach");
    Map<String, AttributeValue> newer = new HashMap<>(DueItem.write(known));
    newer.put("kind", Attr.text("hold-down"));
    for (int i = 0; i < 5; i++) {
      newer.put("id", Attr.text(Attr.sorted(NOON) + "#hold-down#" + i));
      put("due", newer);
    }
    dues.add(known);

    assertThat(dues.due(DueItem.shard(known), NOON.plusSeconds(2), 2)).containsExactly(known);
    newer.keySet().retainAll(List.of("slot", "id"));
    assertThat(stored("due", newer).text("kind")).isEqualTo("hold-down");
  }

  @Test
  void aDecisionThatIsNotKnownHidesNoOtherEntry() {
    Decision send = new Decision.Send(List.of(Channel.INBOX));
    Outreach known = Samples.outreach(customer(), 1, NOON, send);
    outreaches.commit(
        new Commit(
            Stored.nothing(customer()).become(Samples.activity(1)),
            List.of(known),
            List.of(),
            List.of()));
    putEntry("outreach-send", Map.of("decision", Attr.text("hand-off")));
    putEntry("outreach-suppress", Map.of("gate", Attr.text("NIGHT")));
    putEntry("outreach-send", Map.of("channels", Attr.list(List.of(Attr.text("CARRIER_PIGEON")))));

    assertThat(outreaches.of(customer())).containsExactly(known);
    assertThat(outreaches.day(LocalDate.of(2026, 3, 2), 10, null).outreaches())
        .containsExactly(known);
  }

  private void putEntry(String golden, Map<String, AttributeValue> newer) {
    Map<String, AttributeValue> item = new HashMap<>(Golden.item(golden).attributes());
    item.putAll(newer);
    item.put("customer", Attr.text(customer().value()));
    item.put("id", Attr.text("newer-" + newer.hashCode()));
    put("outreaches", item);
  }

  /// To leave out a delivery would end its outreach as done: it fails by name, goes to the dead
  /// letters with an alarm, and comes back with the newer version.
  @Test
  void aDeliveryByAChannelThatIsNotKnownFailsByName() {
    Map<String, AttributeValue> newer = new HashMap<>(Golden.item("delivery-pending").attributes());
    newer.put("channel", Attr.text("CARRIER_PIGEON"));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> DeliveryItem.read(new Item(newer)))
        .withMessageContaining("CARRIER_PIGEON");
  }

  @Test
  void aDeliveryInAStateThatIsNotKnownIsOverAndStopsNoOtherOfItsOutreach() {
    CustomerId customer = new CustomerId("newer-state");
    Map<String, AttributeValue> newer =
        new HashMap<>(
            DeliveryItem.write(
                Delivery.pending("outreach", customer, Channel.EMAIL, NOON.plusSeconds(60), NOON)));
    newer.put("state", Attr.text("HANDED_OFF"));
    newer.put("reason", Attr.text("to the desk"));
    put("outreaches", newer);
    Delivery known =
        Delivery.pending("outreach", customer, Channel.SMS, NOON.plusSeconds(60), NOON);
    put("outreaches", DeliveryItem.write(known));

    List<Delivery> found = outreaches.deliveries(customer, "outreach");

    assertThat(found).hasSize(2).contains(known);
    Delivery foreign =
        found.stream().filter(one -> one.channel() == Channel.EMAIL).findFirst().orElseThrow();
    assertThat(foreign.state()).isEqualTo(DeliveryState.FOREIGN);
    assertThat(foreign.reason()).contains("HANDED_OFF", "to the desk");
    // A worker that claimed it before cannot write over it either.
    assertThat(outreaches.claim(foreign.claimed(new Message.Sms("text"), NOON), null, null))
        .isEqualTo(Claim.REFUSED);
    assertThat(outreaches.record(foreign.sent("provider", NOON))).isFalse();
    assertThat(stored("outreaches", DeliveryItem.key(foreign)).text("state"))
        .isEqualTo("HANDED_OFF");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> DeliveryItem.write(foreign));
  }

  private static CustomerId customer() {
    return new CustomerId("newer-items");
  }
}
