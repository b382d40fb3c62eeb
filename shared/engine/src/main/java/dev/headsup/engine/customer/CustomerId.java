package dev.headsup.engine.customer;

/// A customer: a known one by the id that the product gave, or an anonymous one by the id that a
/// client made up before sign-in.
///
/// @param value at most [#MAX_LENGTH] characters, never blank; anonymous ids start with
///   `anonymous:`
public record CustomerId(String value) implements Comparable<CustomerId> {
  /// The longest id accepted, in characters.
  public static final int MAX_LENGTH = 256;

  private static final String ANONYMOUS = "anonymous:";

  public CustomerId {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A customer id has 1 to " + MAX_LENGTH + " characters, this one " + value.length());
    }
  }

  /// The customer whom the product calls `userId`.
  ///
  /// @throws IllegalArgumentException when the id is blank, too long, or looks anonymous
  public static CustomerId known(String userId) {
    if (userId.startsWith(ANONYMOUS)) {
      throw new IllegalArgumentException("A user id must not start with '" + ANONYMOUS + "'");
    }
    return new CustomerId(userId);
  }

  /// The customer whom a client calls `anonymousId` until they sign in.
  public static CustomerId anonymous(String anonymousId) {
    if (anonymousId.isBlank()) {
      throw new IllegalArgumentException("An anonymous id must not be blank");
    }
    return new CustomerId(ANONYMOUS + anonymousId);
  }

  /// Whether this customer has not signed in yet.
  public boolean isAnonymous() {
    return value.startsWith(ANONYMOUS);
  }

  @Override
  public int compareTo(CustomerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
