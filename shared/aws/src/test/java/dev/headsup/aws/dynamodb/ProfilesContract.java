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
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store of profiles keeps to.
abstract class ProfilesContract {
  abstract Profiles profiles();

  private Known known(CustomerId customer) {
    return profiles().load(List.of(customer)).getOrDefault(customer, Known.nothing(customer));
  }

  private static Change says(CustomerId customer, Channel channel, Status status, Instant at) {
    Consent consent =
        new Consent(Map.of(new Scope(Purpose.HELP, channel), new Grant(status, "form", at)));
    return new Change(Profile.unknown(customer), consent);
  }

  private static Change tells(CustomerId customer, String name, Value value, Instant at) {
    Traits traits = new Traits(Map.of(name, new Dated(value, at)));
    return new Change(new Profile(customer, traits, null), Consent.NONE);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  @Test
  void everyIdUnderWhichACustomerCameIsFoundOnceAndCirclesEnd() {
    CustomerId known = Samples.customer();
    CustomerId before = Samples.customer();
    CustomerId browser = CustomerId.anonymous("b#" + known.value());
    profiles().joined(Map.of(browser, before, before, known));
    profiles().joined(Map.of(before, known, known, browser));

    assertThat(profiles().ids(known)).containsExactlyInAnyOrder(known, before, browser);
    assertThat(profiles().ids(Samples.customer())).hasSize(1);
  }

  @Test
  void whatIsSaidUnderAnOldIdHoldsForWhoItWasJoinedInto() {
    CustomerId ana = Samples.customer();
    CustomerId before = Samples.customer();
    CustomerId browser = CustomerId.anonymous("b#" + ana.value());
    profiles().merge(List.of(says(ana, Channel.EMAIL, Status.GRANTED, NOON)));
    profiles().merge(List.of(tells(browser, "plan", text("team"), NOON)));
    profiles().joined(Map.of(browser, before, before, ana));

    profiles()
        .say(browser, says(browser, Channel.EMAIL, Status.REVOKED, NOON.plusSeconds(5)).consent());
    profiles().prefer(before, wishes -> wishes.in("de"), "page:1", NOON.plusSeconds(5));
    profiles().merge(List.of(tells(browser, "seats", text("five"), NOON.plusSeconds(5))));

    for (CustomerId id : List.of(ana, before, browser)) {
      Known known = known(id);
      assertThat(known.profile().customer()).isEqualTo(ana);
      assertThat(known.consent().allows(Purpose.HELP, Channel.EMAIL)).isFalse();
      assertThat(known.preferences().language()).isEqualTo("de");
      assertThat(known.profile().traits().text("plan")).contains("team");
      assertThat(known.profile().traits().text("seats")).contains("five");
    }
  }

  @Test
  void noNoIsLostWhileTwoAreJoined() {
    for (int round = 0; round < 20; round++) {
      CustomerId ana = Samples.customer();
      CustomerId browser = CustomerId.anonymous("b#" + ana.value());
      profiles().merge(List.of(says(ana, Channel.EMAIL, Status.GRANTED, NOON)));

      Together.run(
          2,
          rival -> {
            if (rival == 0) {
              profiles().joined(Map.of(browser, ana));
            } else {
              profiles()
                  .say(
                      browser,
                      says(browser, Channel.EMAIL, Status.REVOKED, NOON.plusSeconds(5)).consent());
            }
          });

      assertThat(known(ana).consent().allows(Purpose.HELP, Channel.EMAIL)).isFalse();
    }
  }

  @Test
  void ofACircleTheLastStepIsPassedOver() {
    CustomerId ana = Samples.customer();
    CustomerId before = Samples.customer();
    profiles().joined(Map.of(before, ana));
    profiles().joined(Map.of(ana, before));
    profiles().joined(Map.of(before, ana));

    assertThat(known(ana).profile().customer()).isEqualTo(ana);
    assertThat(known(before).profile().customer()).isEqualTo(ana);
  }

  @Test
  void anUnknownCustomerIsReadAsNothing() {
    CustomerId customer = Samples.customer();

    assertThat(profiles().load(List.of(customer)))
        .isEqualTo(Map.of(customer, Known.nothing(customer)));
    assertThat(profiles().load(List.of())).isEmpty();
  }

  @Test
  void newsIsMerged() {
    CustomerId customer = Samples.customer();
    profiles()
        .merge(
            List.of(
                tells(customer, "email", text("ana@example.com"), NOON),
                tells(customer, "plan", text("free"), NOON)));
    profiles().merge(List.of(tells(customer, "plan", text("team"), NOON.plusSeconds(1))));
    profiles().merge(List.of(tells(customer, "plan", text("old"), NOON.minusSeconds(1))));

    Known known = known(customer);

    assertThat(known.profile().email()).contains("ana@example.com");
    assertThat(known.profile().traits().text("plan")).contains("team");
    assertThat(known.consent()).isEqualTo(Consent.NONE);
    assertThat(known.consentVersion()).isZero();
  }

  @Test
  void everyKindOfValueIsKeptExactly() {
    CustomerId customer = Samples.customer();
    Map<String, Dated> odd =
        Map.of(
            "", new Dated(text(""), NOON),
            "number", new Dated(new Value.Num(0.1 + 0.2), NOON.plusNanos(1)),
            "huge", new Dated(new Value.Num(1e300), NOON),
            "tiny", new Dated(new Value.Num(Double.MIN_VALUE), NOON),
            "minus", new Dated(new Value.Num(-0.0), NOON),
            "endless", new Dated(new Value.Num(Double.POSITIVE_INFINITY), NOON),
            "zero", new Dated(new Value.Num(0), NOON),
            "flag", new Dated(new Value.Flag(true), NOON),
            "many", new Dated(new Value.Many(List.of(text("a"), new Value.Num(2))), NOON),
            "none", new Dated(new Value.Many(List.of()), NOON));
    Profile profile = new Profile(customer, new Traits(odd), null);

    profiles().merge(List.of(new Change(profile, Consent.NONE)));

    assertThat(known(customer).profile()).isEqualTo(profile);
  }

  @Test
  void aConsentChangesItsVersionOnlyWhenItChanges() {
    CustomerId customer = Samples.customer();
    Change yes = says(customer, Channel.EMAIL, Status.GRANTED, NOON);

    profiles().merge(List.of(yes));
    long first = known(customer).consentVersion();
    profiles().merge(List.of(yes));
    profiles().merge(List.of(tells(customer, "plan", text("free"), NOON)));
    profiles().merge(List.of(says(customer, Channel.EMAIL, Status.DENIED, NOON.minusSeconds(1))));
    long same = known(customer).consentVersion();
    profiles().merge(List.of(says(customer, Channel.EMAIL, Status.REVOKED, NOON.plusSeconds(1))));
    long next = known(customer).consentVersion();

    assertThat(first).isPositive();
    assertThat(same).isEqualTo(first);
    assertThat(next).isGreaterThan(first);
    assertThat(known(customer).consent().allows(Purpose.HELP, Channel.EMAIL)).isFalse();
  }

  @Test
  void atTheSameInstantANoOutweighsAYesInEveryOrder() {
    Change yes = says(Samples.customer(), Channel.SMS, Status.GRANTED, NOON);
    Change no = says(yes.profile().customer(), Channel.SMS, Status.DENIED, NOON);
    CustomerId other = Samples.customer();

    profiles().merge(List.of(yes));
    profiles().merge(List.of(no));
    profiles().merge(List.of(says(other, Channel.SMS, Status.DENIED, NOON)));
    profiles().merge(List.of(says(other, Channel.SMS, Status.GRANTED, NOON)));

    assertThat(Stream.of(yes.profile().customer(), other).map(this::known))
        .noneMatch(known -> known.consent().allows(Purpose.HELP, Channel.SMS));
  }

  @Test
  void profileAndConsentOfOneCustomerGoTogether() {
    CustomerId customer = Samples.customer();
    Change change =
        new Change(
            tells(customer, "email", text("ana@example.com"), NOON).profile(),
            says(customer, Channel.EMAIL, Status.GRANTED, NOON).consent());

    profiles().merge(List.of(change));

    assertThat(known(customer)).isEqualTo(new Known(change.profile(), change.consent(), 1));
  }

  @Test
  void preferencesAreKeptWholeAndChangeTheVersionOfTheConsent() {
    CustomerId customer = Samples.customer();
    Preferences all =
        Preferences.NONE
            .paused(NOON.plusSeconds(60))
            .in("de-CH")
            .quietIn(
                List.of(
                    WeeklyWindow.daily(LocalTime.of(21, 0), LocalTime.of(7, 30)),
                    new WeeklyWindow(
                        Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)))
            .profilingStopped(true)
            .resting("import-struggle", NOON.plusSeconds(90), NOON)
            .suppressed(AddressHash.of(Channel.EMAIL, "ana@example.com"), true);

    profiles().prefer(customer, before -> all, "page", NOON);
    long first = known(customer).consentVersion();
    profiles().prefer(customer, before -> before, "page", NOON.plusSeconds(1));
    assertThat(known(customer).consentVersion()).isEqualTo(first).isPositive();
    profiles().merge(List.of(says(customer, Channel.EMAIL, Status.GRANTED, NOON)));
    assertThat(known(customer).preferences()).isEqualTo(all);

    profiles().prefer(customer, before -> before.paused(null), "page", NOON.plusSeconds(2));

    assertThat(known(customer).preferences()).isEqualTo(all.paused(null));
    assertThat(known(customer).consentVersion()).isGreaterThan(first + 1);
    assertThat(known(customer).consent().allows(Purpose.HELP, Channel.EMAIL)).isTrue();
  }

  @Test
  void wordsOfConsentAreSaidAlone() {
    CustomerId customer = Samples.customer();
    profiles().prefer(customer, before -> before.in("de"), "page", NOON);
    Change yes = says(customer, Channel.EMAIL, Status.GRANTED, NOON);

    profiles().say(customer, yes.consent());
    long version = known(customer).consentVersion();
    profiles().say(customer, yes.consent());

    assertThat(known(customer).consent()).isEqualTo(yes.consent());
    assertThat(known(customer).preferences().language()).isEqualTo("de");
    assertThat(known(customer).consentVersion()).isEqualTo(version);
  }

  @Test
  void whatAnotherHalfOfThePersonAskedForIsMerged() {
    CustomerId customer = Samples.customer();
    profiles().prefer(customer, before -> before.in("de"), "page", NOON);
    Preferences half = Preferences.NONE.profilingStopped(true);

    profiles().merge(List.of(new Change(Profile.unknown(customer), Consent.NONE, half)));

    assertThat(known(customer).preferences())
        .isEqualTo(Preferences.NONE.in("de").profilingStopped(true));
  }

  @Test
  void aWordIsKeptWithItsProof() {
    CustomerId customer = Samples.customer();
    Grant word =
        new Grant(Status.GRANTED, "form", NOON, new Proof("consent", "terms-3", "checkbox", true));
    Consent consent = new Consent(Map.of(new Scope(Purpose.MARKETING, Channel.SMS), word));

    profiles().merge(List.of(new Change(Profile.unknown(customer), consent)));

    assertThat(known(customer).consent()).isEqualTo(consent);
  }

  @Test
  void theNewestMembershipStands() {
    CustomerId customer = Samples.customer();
    Membership first = new Membership(new AccountId("acme"), NOON);
    Membership second = new Membership(new AccountId("globex"), NOON.plusSeconds(1));
    for (Membership membership : List.of(first, second, first)) {
      Profile profile = new Profile(customer, Traits.NONE, membership);
      profiles().merge(List.of(new Change(profile, Consent.NONE)));
    }

    assertThat(known(customer).profile().membership()).isEqualTo(second);
  }

  @Test
  void manyCustomersAreMergedAndReadAtOnce() {
    List<CustomerId> customers = Stream.generate(Samples::customer).limit(130).toList();
    List<Change> changes = new ArrayList<>();
    for (CustomerId customer : customers) {
      changes.add(tells(customer, "name", text(customer.value()), NOON));
    }
    for (CustomerId customer : customers.subList(0, 20)) {
      changes.add(says(customer, Channel.INBOX, Status.GRANTED, NOON));
    }

    profiles().merge(changes);

    Map<CustomerId, Known> all = profiles().load(customers);
    assertThat(all).hasSize(130);
    all.forEach((customer, known) -> {
      assertThat(known.profile().displayName()).isEqualTo(customer.value());
      assertThat(known.consentVersion()).isEqualTo(customers.indexOf(customer) < 20 ? 1 : 0);
    });
  }

  @Test
  void writersThatMeetLoseNothing() {
    CustomerId customer = Samples.customer();
    AccountId account = new AccountId("account-of-" + customer);

    Together.run(
        4,
        writer -> {
          String name = "trait" + writer;
          Channel channel = List.of(Channel.EMAIL, Channel.SMS, Channel.INBOX).get(writer % 3);
          profiles()
              .merge(
                  List.of(
                      tells(customer, name, new Value.Num(writer), NOON),
                      says(customer, channel, Status.GRANTED, NOON.plusSeconds(writer))));
          profiles()
              .mergeAccount(
                  account, new Traits(Map.of(name, new Dated(new Value.Num(writer), NOON))));
        });

    assertThat(known(customer).profile().traits().all()).hasSize(4);
    assertThat(known(customer).consent().grants()).hasSize(3);
    assertThat(profiles().account(account)).hasValueSatisfying(t -> assertThat(t.all()).hasSize(4));
  }

  @Test
  void severalAccountsAreReadAtOnceAndThoseThatNobodyKnowsAreLeftOut() {
    AccountId one = new AccountId("one-" + Samples.customer());
    AccountId two = new AccountId("two-" + Samples.customer());
    Traits gold = new Traits(Map.of("plan", new Dated(new Value.Text("gold"), NOON)));
    Traits free = new Traits(Map.of("plan", new Dated(new Value.Text("free"), NOON)));
    profiles().mergeAccount(one, gold);
    profiles().mergeAccount(two, free);

    assertThat(profiles().accounts(List.of(one, new AccountId("nobody"), two, one)))
        .isEqualTo(Map.of(one, gold, two, free));
  }

  @Test
  void anAccountIsMergedToo() {
    AccountId account = new AccountId("account-of-" + Samples.customer());
    assertThat(profiles().account(account)).isEmpty();

    profiles().mergeAccount(account, new Traits(Map.of("plan", new Dated(text("team"), NOON))));
    profiles()
        .mergeAccount(
            account, new Traits(Map.of("plan", new Dated(text("old"), NOON.minusSeconds(1)))));

    assertThat(profiles().account(account))
        .hasValueSatisfying(traits -> assertThat(traits.text("plan")).contains("team"));
  }

  @Test
  void aHundredOfTheLargestTraitsThatTheDoorsLetInFit() {
    AccountId account = new AccountId("account-of-" + Samples.customer());
    Value largest = new Value.Many(Collections.nCopies(20, text("\u8a9e".repeat(50))));
    Map<String, Dated> all = new HashMap<>();
    for (int i = 0; i < Traits.MOST; i++) {
      all.put("\u8a9e".repeat(197) + (100 + i), new Dated(largest, NOON.plusNanos(i)));
    }

    profiles().mergeAccount(account, new Traits(all));

    assertThat(profiles().account(account)).contains(new Traits(all));
  }
}
