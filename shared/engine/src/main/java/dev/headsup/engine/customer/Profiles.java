package dev.headsup.engine.customer;

import dev.headsup.engine.message.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where profiles, consents and accounts are kept.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer; nothing is half written then that a repeat would not
/// mend.
public interface Profiles {
  /// What is known of a customer.
  ///
  /// @param suppressed addresses of theirs that must never be written to
  /// @param consentVersion changes with every change of the consent, the preferences or the
  ///   suppressed addresses; 0 when there is none of them
  /// @param account what is known of the account that they belong to, where somebody asked for it
  record Known(
      Profile profile,
      Consent consent,
      Preferences preferences,
      Set<AddressHash> suppressed,
      long consentVersion,
      Traits account) {
    public Known {
      suppressed = Set.copyOf(suppressed);
    }

    /// A customer of whose account nothing is known.
    public Known(
        Profile profile,
        Consent consent,
        Preferences preferences,
        Set<AddressHash> suppressed,
        long consentVersion) {
      this(profile, consent, preferences, suppressed, consentVersion, Traits.NONE);
    }

    /// The same customer, with what is known of their account.
    public Known in(Traits theirAccount) {
      return new Known(profile, consent, preferences, suppressed, consentVersion, theirAccount);
    }

    /// A customer who asked for nothing beside their consent.
    public Known(Profile profile, Consent consent, long consentVersion) {
      this(profile, consent, Preferences.NONE, Set.of(), consentVersion);
    }

    /// A customer of whom nothing is stored.
    public static Known nothing(CustomerId customer) {
      return new Known(Profile.unknown(customer), Consent.NONE, 0);
    }

    /// Whether their address of a channel must never be written to, whatever the purpose.
    public boolean isSuppressed(Channel channel) {
      return profile
          .address(channel)
          .filter(address -> suppressed.contains(AddressHash.of(channel, address)))
          .isPresent();
    }
  }

  /// News about one customer: to be merged into what is stored.
  record Change(Profile profile, Consent consent) {
    /// The same news about the customer that this one turned out to be.
    public Change about(CustomerId other) {
      return new Change(new Profile(other, profile.traits(), profile.membership()), consent);
    }

    /// Whether it tells nothing.
    public boolean isEmpty() {
      return profile.traits().all().isEmpty()
          && profile.membership() == null
          && consent.grants().isEmpty();
    }
  }

  /// Reads customers, consistently; every asked customer is in the answer, at least as
  /// [Known#nothing].
  Map<CustomerId, Known> load(Collection<CustomerId> customers);

  /// Merges news into the store. Repeats and reordering do no harm ([Profile#merge],
  /// [Consent#merge]); each change of a consent is also appended to its history.
  void merge(List<Change> changes);

  /// Remembers that each key is its value from now on, so that what came under the key is found
  /// again. Repeats do no harm.
  void joined(Map<CustomerId, CustomerId> into);

  /// Every id under which a customer came: their own, those that were joined into it, and those
  /// that were joined into these.
  Set<CustomerId> ids(CustomerId customer);

  /// The traits of an account, if it is known.
  Optional<Traits> account(AccountId account);

  /// Merges traits into an account.
  void mergeAccount(AccountId account, Traits traits);
}
