package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Traits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a customer's data may put into a message: one short line of plain text each.
///
/// Traits and event properties are told by strangers: a public key may report any. So a value that
/// looks like a link counts as absent and the template's default takes its place; otherwise a
/// sender of events could put their own link into our e-mail.
final class Values {
  /// The longest value, in characters.
  static final int MAX_LENGTH = 200;

  private static final Pattern LINK =
      Pattern.compile("(?i)://|\\bwww\\.|\\bmailto:|[\\p{L}\\p{N}-]\\.[\\p{L}\\p{N}-]{2,}[/?#]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  private Values() {}

  /// The variables of a message by their dotted names.
  static Map<String, String> of(RenderContext context, String locale) {
    Map<String, String> values = new HashMap<>();
    Traits traits = context.profile().traits();
    traits
        .all()
        .forEach((name, dated) -> put(values, Variables.CUSTOMER + name, dated.value().toString()));
    values.remove(Variables.CUSTOMER + "name");
    fullName(traits).ifPresent(name -> put(values, Variables.CUSTOMER + "name", name));
    firstName(traits).ifPresent(name -> put(values, Variables.CUSTOMER + "first_name", name));
    values.put(Variables.LOCALE, context.profile().locale().flatMap(Values::line).orElse(locale));
    context.data().forEach((name, value) -> put(values, Variables.DATA + name, value));
    values.put(Variables.UNSUBSCRIBE, context.unsubscribeUrl());
    return values;
  }

  private static void put(Map<String, String> values, String name, String value) {
    line(value).ifPresent(line -> values.put(name, line));
  }

  private static Optional<String> fullName(Traits traits) {
    return traits
        .text("name")
        .or(() ->
            traits
                .text("firstName")
                .map(first ->
                    traits.text("lastName").map(last -> first + " " + last).orElse(first)));
  }

  /// The first name as told; else the first word of a name that is not written last name first.
  private static Optional<String> firstName(Traits traits) {
    return traits
        .text("firstName")
        .or(() -> traits.text("first_name"))
        .or(() ->
            traits
                .text("name")
                .filter(name -> !name.contains(","))
                .map(name -> BLANKS.split(name.strip(), 2)[0]));
  }

  /// A value as it may be shown, if it may.
  static Optional<String> line(String value) {
    StringBuilder kept = new StringBuilder();
    value
        .codePoints()
        .limit(4L * MAX_LENGTH)
        .forEach(c -> {
          if (Character.isISOControl(c) || Character.isWhitespace(c)) {
            kept.append(' ');
          } else if (!isStrange(c)) {
            kept.appendCodePoint(c);
          }
        });
    String line = BLANKS.matcher(kept).replaceAll(" ").strip();
    if (line.isEmpty() || LINK.matcher(line).find()) {
      return Optional.empty();
    }
    int length = line.codePointCount(0, line.length());
    return Optional.of(
        length <= MAX_LENGTH
            ? line
            : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "\u2026");
  }

  /// The index of the first character of a template that cannot be sent, or -1.
  static int firstStrange(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isStrange(c) || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
        return i;
      }
    }
    return -1;
  }

  /// Private use (our slots), halves of pairs, and what turns the direction of the text around it.
  private static boolean isStrange(int c) {
    int type = Character.getType(c);
    return type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xfeff;
  }

  /// Printed values kept aside while Markdown is parsed: each stands in the text as one character
  /// that means nothing to Markdown, and comes back as plain text afterwards.
  static final class Slots {
    private static final char FIRST = '\ue000';

    private final List<Slot> slots = new ArrayList<>();

    private record Slot(String value, boolean ours) {}

    String put(String value, boolean ours) {
      if (value.isEmpty()) {
        return "";
      }
      slots.add(new Slot(value, ours));
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
}
