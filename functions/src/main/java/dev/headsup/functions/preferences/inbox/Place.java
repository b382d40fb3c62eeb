package dev.headsup.functions.preferences.inbox;

import dev.headsup.engine.outreach.InboxItems.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A place between two items of an inbox, where a page ended. Items that come later or move up
/// change nothing about what follows it.
record Place(Instant at, String id) {
  static Place after(Item item) {
    return new Place(item.at(), item.id());
  }

  /// Whether an item comes after this place.
  boolean isBefore(Item item) {
    int order = item.at().compareTo(at);
    return order < 0 || (order == 0 && item.id().compareTo(id) > 0);
  }

  /// As one word for an address.
  String word() {
    String text = at + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads [#word]; empty for a word that is none of ours.
  static Optional<Place> of(String word) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      int blank = text.indexOf(' ');
      return blank < 0
          ? Optional.empty()
          : Optional.of(
              new Place(Instant.parse(text.substring(0, blank)), text.substring(blank + 1)));
    } catch (RuntimeException notOurs) {
      return Optional.empty();
    }
  }
}
