package dev.headsup.engine.customer;

/// Why a message is sent. It sets the consent rule and what happens when an outcome stays unknown.
public enum Purpose {
  /// Protects the customer's account.
  SECURITY,
  /// About the service that they use, such as an outage.
  SERVICE,
  /// Help that they did not ask for yet, such as a tutorial.
  HELP,
  /// Everything that wants something of them.
  MARKETING;

  /// Whether a message needs a consent on record; for the others a recorded no is respected.
  public boolean needsGrant() {
    return switch (this) {
      case SECURITY, SERVICE -> false;
      case HELP, MARKETING -> true;
    };
  }
}
