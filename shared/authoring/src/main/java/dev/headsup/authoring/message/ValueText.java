package dev.headsup.authoring.message;

import dev.headsup.authoring.words.Resources;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What strangers' text may look like in a message: one short line of plain text.
///
/// Traits and event properties are told by strangers: a public key may report any. So a value that
/// looks like a link, an address or a phone number counts as absent and the template's default
/// takes its place; otherwise a sender of events could put their own into our message, where mail
/// programs and phones would make it one to tap on.
final class ValueText {
  /// The longest value, in characters.
  static final int MAX_LENGTH = 200;

  private static final Pattern LINK =
      Pattern.compile(
          "(?i)://|\\bwww\\.|\\b(mailto|tel|sms):\\S"
              + "|[\\p{L}\\p{N}-]\\.[\\p{L}\\p{N}-]{2,}[/?#:]");

  /// A name before a dot and the last label after it.
  private static final Pattern HOST =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}])\\.([\\p{L}\\p{M}]{2,24}|xn--[a-z0-9-]+)(?![\\p{L}\\p{N}_])");

  private static final Pattern OTHER_SCRIPT = Pattern.compile("[\\p{L}\\p{M}&&[^\\p{IsLatin}]]+");
  private static final Pattern PHONE = Pattern.compile("\\+\\p{N}[\\p{N} ()./-]{6,}\\p{N}");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  /// Last labels that programs take for a host: countries, and the common others.
  private static final Set<String> LAST_LABELS =
      Stream.concat(
              Arrays.stream(Locale.getISOCountries()).map(code -> code.toLowerCase(Locale.ROOT)),
              Resources.lines("messages/last-labels.txt"))
          .collect(Collectors.toUnmodifiableSet());

  private ValueText() {}

  /// A value as it may be shown, if it may.
  static Optional<String> line(String value) {
    return clean(value).filter(line -> !leadsAway(line)).map(ValueText::cut);
  }

  /// A value that only a server key may tell, such as the customer's own address.
  static Optional<String> trusted(String value) {
    return clean(value).map(ValueText::cut);
  }

  private static Optional<String> clean(String value) {
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
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= MAX_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "\u2026";
  }

  /// Whether a program that shows the text would make a part of it something to tap on.
  private static boolean leadsAway(String line) {
    // As programs read it: full-width letters, and the other dots of host names.
    String read =
        Normalizer.normalize(line, Normalizer.Form.NFKC)
            .replaceAll("[\\u200c\\u200d]", "")
            .replace('\u3002', '.');
    if (LINK.matcher(read).find() || PHONE.matcher(read).find()) {
      return true;
    }
    Matcher host = HOST.matcher(read);
    while (host.find()) {
      String last = host.group(1).toLowerCase(Locale.ROOT);
      if (LAST_LABELS.contains(last)
          || last.startsWith("xn--")
          || OTHER_SCRIPT.matcher(last).matches()) {
        return true;
      }
    }
    return false;
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

  /// Private use (our slots), halves of pairs, and what nobody sees, such as what turns the
  /// direction of the text around it. Joiners stay: emoji and some scripts need them.
  private static boolean isStrange(int c) {
    int type = Character.getType(c);
    return type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || (type == Character.FORMAT && c != 0x200c && c != 0x200d);
  }
}
