package dev.headsup.aws.segment;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.signal.Observation;
import org.jspecify.annotations.Nullable;

/// What one call says, in the words of the engine. A call may say several things, for example a
/// behaviour and a consent, and it may say nothing that counts, for example when a public key sets
/// traits.
public sealed interface Incoming {
  /// The customer did something, or something else was seen of them.
  record Did(Observation observation) implements Incoming {}

  /// Something was told about a customer: traits, addresses, consent.
  ///
  /// @param change may be empty when only `anonymous` is news
  /// @param anonymous who they were before sign-in, when the call named both; their history joins
  record Told(Profiles.Change change, @Nullable CustomerId anonymous) implements Incoming {}

  /// The customer belongs to an account. Only a server key can say so.
  ///
  /// @param change the membership
  /// @param accountTraits what was told about the account; may be empty
  record Grouped(Profiles.Change change, AccountId account, Traits accountTraits)
      implements Incoming {}

  /// An account was told about without any of its members. Only a server key can say so.
  ///
  /// @param traits may be empty
  record Described(AccountId account, Traits traits) implements Incoming {}

  /// Two ids are one customer: the history of `from` moves into `into`. They always differ.
  record Joined(CustomerId from, CustomerId into) implements Incoming {}
}
