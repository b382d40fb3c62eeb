package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What is stored of a customer, with the versions that a write checks.
///
/// @param newer words of consent that this version does not know
/// @param into whom the customer was joined into; null for nobody
record StoredCustomer(
    Profile profile,
    long profileVersion,
    Consent consent,
    List<AttributeValue> newer,
    Preferences preferences,
    long consentVersion,
    @Nullable CustomerId into) {
  static StoredCustomer nothing(CustomerId customer) {
    return new StoredCustomer(
        Profile.unknown(customer), 0, Consent.NONE, List.of(), Preferences.NONE, 0, null);
  }

  StoredCustomer with(CustomerId customer, Item item) {
    long version = item.number(ProfileItem.VERSION);
    if (!item.text(ProfileItem.SK).equals(ConsentItem.CONSENT)) {
      return new StoredCustomer(
          ProfileItem.read(customer, item),
          version,
          consent,
          newer,
          preferences,
          consentVersion,
          into);
    }
    List<AttributeValue> grants = item.list(ConsentItem.GRANTS);
    return new StoredCustomer(
        profile,
        profileVersion,
        ConsentItem.read(grants),
        ConsentItem.newer(grants),
        item.maybeMap(PreferencesItem.PREFERENCES)
            .map(PreferencesItem::read)
            .orElse(Preferences.NONE),
        version,
        item.maybeText(ConsentItem.INTO).map(CustomerId::new).orElse(null));
  }

  Optional<CustomerId> joined() {
    return Optional.ofNullable(into);
  }

  /// Writes what the customer said over what was read, with what it adds to the history.
  ///
  /// @param source who says so, where preferences change
  List<TransactWriteItem> saying(
      String table, Consent said, Preferences preferred, String source, Instant at) {
    CustomerId customer = profile.customer();
    List<TransactWriteItem> actions = new ArrayList<>();
    Change change = ConsentItem.change(table, customer, said, newer, consentVersion);
    if (!preferred.equals(preferences)) {
      change.set(PreferencesItem.PREFERENCES, PreferencesItem.write(preferred));
      actions.add(PreferencesItem.history(table, customer, preferred, source, at, consentVersion));
    }
    actions.addFirst(change.inTransaction());
    actions.addAll(ConsentItem.history(table, customer, consent, said));
    return actions;
  }
}
