package dev.headsup.engine.customer;

import dev.headsup.engine.message.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who a customer is: traits, addresses, language, time zone, account.
///
/// Addresses are the traits `email` and `phone`, set by a server key only.
///
/// @param membership the account they belong to, or null
public record Profile(CustomerId customer, Traits traits, @Nullable Membership membership) {
  /// Belonging to an account, and since when we know.
  public record Membership(AccountId account, Instant at) {}

  /// A customer of whom only the id is known.
  public static Profile unknown(CustomerId customer) {
    return new Profile(customer, Traits.NONE, null);
  }

  /// The e-mail address, if one was told.
  public Optional<String> email() {
    return traits.text("email");
  }

  /// The phone number, if one was told.
  public Optional<String> phone() {
    return traits.text("phone");
  }

  /// The device that they used last and that takes push messages, if there is one.
  public Optional<Device> device() {
    return Device.last(traits);
  }

  /// Where a channel reaches them: an e-mail address, a phone number, a device ([Device#address]),
  /// or for the inbox and a system of the company's own their id.
  public Optional<String> address(Channel channel) {
    return switch (channel) {
      case EMAIL -> email();
      case SMS -> phone();
      case PUSH -> device().map(Device::address);
      case INBOX, WEBHOOK -> Optional.of(customer.value()).filter(id -> !customer.isAnonymous());
    };
  }

  /// What they are called elsewhere, as far as they linked it: the traits `handles.bluesky` and so
  /// on. An empty one unlinks.
  public Set<Handle> handles() {
    Set<Handle> handles = new HashSet<>();
    traits
        .all()
        .forEach((name, told) -> {
          String network =
              name.startsWith(Handle.TRAIT) ? name.substring(Handle.TRAIT.length()) : "";
          String handle = told.value().toString();
          if (Handle.isNetwork(network) && Handle.isName(handle)) {
            handles.add(new Handle(network, handle));
          }
        });
    return Set.copyOf(handles);
  }

  /// The name to show, else the id.
  public String displayName() {
    return traits.text("name").or(() -> traits.text("firstName")).orElseGet(customer::value);
  }

  /// The language tag, for example `de-CH`, if one was told.
  public Optional<String> locale() {
    return traits.text("locale");
  }

  /// The time zone, if one was told and the JDK knows it.
  public Optional<ZoneId> zone() {
    return traits.text("timezone").flatMap(Profile::knownZone);
  }

  private static Optional<ZoneId> knownZone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /// This profile with a newer or older one merged in; the order of merging does not matter.
  public Profile merge(Profile other) {
    Membership theirs = other.membership;
    Membership newer =
        membership == null || (theirs != null && theirs.at().isAfter(membership.at()))
            ? theirs
            : membership;
    return new Profile(customer, traits.merge(other.traits), newer);
  }

  /// Without what they told us: it may stand in a log.
  @Override
  public String toString() {
    return "Profile[" + customer + ", " + traits + "]";
  }
}
