package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import java.time.Duration;
import java.util.Set;

/// Whether the person who looks after an account is told when we tell one of its customers.
///
/// @param when before them or with them, or not at all
/// @param lead how long before; the customer's message waits so long
/// @param purposes the messages that it is about
/// @param trait the trait of the account that holds the owner's e-mail address
public record AccountOwner(When when, Duration lead, Set<Purpose> purposes, String trait) {
  /// Nobody is told.
  public static final AccountOwner NOT_TOLD =
      new AccountOwner(When.NEVER, Duration.ZERO, Set.of(), "owner_email");

  /// When the owner is told.
  public enum When {
    /// Not at all.
    NEVER,
    /// Some time before the customer.
    BEFORE,
    /// Together with the customer.
    WITH
  }

  public AccountOwner {
    purposes = Set.copyOf(purposes);
    if (lead.isNegative() || (when != When.BEFORE && !lead.isZero())) {
      throw new IllegalArgumentException("A lead is for owners who are told before: " + lead);
    }
  }

  /// How long a customer's message of a purpose waits for the owner to be told first.
  public Duration wait(Purpose purpose) {
    return purposes.contains(purpose) ? lead : Duration.ZERO;
  }
}
