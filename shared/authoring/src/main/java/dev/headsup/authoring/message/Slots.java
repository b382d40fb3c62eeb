package dev.headsup.authoring.message;

import java.util.ArrayList;
import java.util.List;

/// Printed values kept aside while Markdown is parsed: each stands in the text as one character
/// that means nothing to Markdown, and comes back as plain text afterwards.
final class Slots {
  private static final char FIRST = '\ue000';

  private final List<Slot> slots = new ArrayList<>();

  private record Slot(String value, boolean ours) {}

  String put(String value, Room room) {
    if (value.isEmpty()) {
      return "";
    }
    slots.add(new Slot(value, room.ours()));
    return String.valueOf((char) (FIRST + slots.size() - 1));
  }

  /// Whether a text is exactly one value, and that our own link.
  boolean isOurLink(String text) {
    int at = text.length() == 1 ? text.charAt(0) - FIRST : -1;
    return at >= 0 && at < slots.size() && slots.get(at).ours;
  }

  /// Text with its values back in place, to be escaped by whoever writes it.
  String text(String text) {
    return filled(text, false);
  }

  /// An address with its values back in place, encoded unless it is our own link.
  String address(String address) {
    return filled(address, true);
  }

  private String filled(String text, boolean address) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = text.charAt(i) - FIRST;
      if (at < 0 || at >= slots.size()) {
        filled.append(text.charAt(i));
      } else {
        Slot slot = slots.get(at);
        filled.append(address && !slot.ours ? Addresses.encoded(slot.value) : slot.value);
      }
    }
    return filled.toString();
  }
}
