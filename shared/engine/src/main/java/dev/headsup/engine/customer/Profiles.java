package dev.headsup.engine.customer;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Where profiles, consents and accounts are kept.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer; nothing is half written then that a repeat would not
/// mend.
public interface Profiles {
  /// What is known of a customer.
  ///
  /// @param consentVersion changes with every change of the consent or the preferences; 0 when
  ///   there is neither
  /// @param account what is known of the account that they belong to, where somebody asked for it
  record Known(
      Profile profile,
      Consent consent,
      Preferences preferences,
      long consentVersion,
      Traits account) {
    /// A customer of whose account nothing is known.
    public Known(Profile profile, Consent consent, Preferences preferences, long consentVersion) {
      this(profile, consent, preferences, consentVersion, Traits.NONE);
    }

    /// The same customer, with what is known of their account.
    public Known in(Traits theirAccount) {
      return new Known(profile, consent, preferences, consentVersion, theirAccount);
    }

    /// A customer who asked for nothing beside their consent.
    public Known(Profile profile, Consent consent, long consentVersion) {
      this(profile, consent, Preferences.NONE, consentVersion);
    }

    /// A customer of whom nothing is stored.
    public static Known nothing(CustomerId customer) {
      return new Known(Profile.unknown(customer), Consent.NONE, 0);
    }

    /// The tag of the language that they read: the one they chose goes before the profile's.
    public Optional<String> language() {
      return Optional.ofNullable(preferences.language()).or(profile::locale);
    }

    /// Whether their address of a channel must never be written to, whatever the purpose.
    public boolean isSuppressed(Channel channel) {
      return profile
          .address(channel)
          .filter(address -> preferences.suppressed().contains(AddressHash.of(channel, address)))
          .isPresent();
    }
  }

  /// News about one customer: to be merged into what is stored.
  ///
  /// @param preferences what another half of the same person asked for
  record Change(Profile profile, Consent consent, Preferences preferences) {
    /// News that says nothing about preferences.
    public Change(Profile profile, Consent consent) {
      this(profile, consent, Preferences.NONE);
    }

    /// The same news about the customer that this one turned out to be.
    public Change about(CustomerId other) {
      Profile theirs = new Profile(other, profile.traits(), profile.membership());
      return new Change(theirs, consent, preferences);
    }

    /// Whether it tells nothing.
    public boolean isEmpty() {
      return profile.traits().all().isEmpty()
          && profile.membership() == null
          && consent.grants().isEmpty()
          && preferences.equals(Preferences.NONE);
    }
  }

  /// Reads customers, consistently; every asked customer is in the answer, at least as
  /// [Known#nothing]. One who was joined into another is answered with that other, whose id stands
  /// in the profile.
  Map<CustomerId, Known> load(Collection<CustomerId> customers);

  /// Reads one customer with the account that they belong to.
  default Known whole(CustomerId customer) {
    Known known = load(List.of(customer)).getOrDefault(customer, Known.nothing(customer));
    Profile.Membership membership = known.profile().membership();
    return membership == null ? known : account(membership.account()).map(known::in).orElse(known);
  }

  /// Merges news into the store, of a customer who was joined into another about that other.
  /// Repeats and reordering do no harm ([Profile#merge], [Consent#merge], [Preferences#merge]);
  /// each change of a consent or of preferences is also appended to its history.
  void merge(List<Change> changes);

  /// Merges words of consent alone, for who may change nothing else of a customer. Of one who was
  /// joined into another it is that other who says them.
  void say(CustomerId customer, Consent words);

  /// Changes what a customer asked for, or whom they were joined into, and appends it to the
  /// history.
  ///
  /// @param source where they said it, for example `page:<outreach>`
  /// @param change may be asked several times, when others write the same customer
  void prefer(CustomerId customer, UnaryOperator<Preferences> change, String source, Instant at);

  /// Makes each key its value from now on: what is known of it, its consent and its preferences are
  /// merged into the value, and whatever is said under the key later holds for the value, so that
  /// an old link still stops. What came under the key is found again ([#ids]). Repeats do no harm,
  /// and of a circle the last step is passed over.
  void joined(Map<CustomerId, CustomerId> into);

  /// Every id under which a customer came: their own, those that were joined into it, and those
  /// that were joined into these.
  Set<CustomerId> ids(CustomerId customer);

  /// The traits of the accounts that are known.
  Map<AccountId, Traits> accounts(Collection<AccountId> accounts);

  /// The traits of an account, if it is known.
  default Optional<Traits> account(AccountId account) {
    return Optional.ofNullable(accounts(List.of(account)).get(account));
  }

  /// Merges traits into an account.
  void mergeAccount(AccountId account, Traits traits);
}
