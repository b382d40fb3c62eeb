package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.headsup.engine.message.Channel;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is kept of people, as it lies in the tables.
class GoldenProfilesTest extends GoldenItems {
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
  void anAccount() {
    AccountId account = new AccountId("golden-account");
    Traits traits = new Traits(Map.of("plan", new Dated(new Value.Text("team"), NOON)));
    new DynamoProfiles(BACKEND.client(), BACKEND.name("profiles")).mergeAccount(account, traits);

    assertStored("account", "profiles", ProfileItem.key(account));
    Golden.assertRead("account", stored -> TraitsItem.read(stored.list("traits")), traits);
  }
}
