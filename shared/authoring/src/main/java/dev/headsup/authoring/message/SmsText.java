package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.SmsParts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text message: who it is from, the words, how to stop. At most [#MOST] parts: first what only
/// costs goes (curly quotes, letters outside the alphabet), then values are cut; what is still too
/// long is refused. Every one names its sender and the word that stops it, the first one too (CTIA
/// Messaging Principles 5.1).
///
/// @param body the printed text with a cut of its values
/// @param why what stands before the link that says why
/// @param stop how such messages are stopped
record SmsText(Body body, String why, String stop, Purpose purpose, Brand brand, Links links) {
  /// The most parts of a text message.
  static final int MOST = 3;

  /// The shortest that a value is cut to; a message is checked with values of this length.
  static final int SHORTEST = 20;

  private static final int[] CUTS = {ValueText.MAX_LENGTH, 40, SHORTEST};
  private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n\\s*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /// The words with each value cut to a length.
  interface Body {
    /// @param cut the longest value, in units of the encoding
    /// @param plain whether letters outside the GSM alphabet give way to what is in it
    String printed(int cut, boolean plain);
  }

  /// Puts it together.
  Rendered rendered() {
    String full = text(CUTS[0], false);
    if (fits(full)) {
      return made(full, List.of());
    }
    for (int cut : CUTS) {
      String text = text(cut, true);
      if (fits(text)) {
        String note =
            cut == CUTS[0]
                ? "letters outside the GSM alphabet were replaced"
                : "values were cut to " + cut + " characters";
        return made(text, List.of(note + ", to stay within " + MOST + " parts"));
      }
    }
    return new Rendered.Refused(
        "a text message has at most "
            + MOST
            + " parts; this one needs "
            + SmsParts.of(text(SHORTEST, true)).parts());
  }

  private static boolean fits(String text) {
    return SmsParts.of(text).parts() <= MOST;
  }

  /// The link that says why goes along where there is room: for what needed a yes, in a part more
  /// if need be; for the others only when it costs nothing.
  private Rendered made(String text, List<String> notes) {
    if (!links.why().isBlank() && !text.contains(links.why())) {
      String more = text + " " + (why.isBlank() ? "" : why + ": ") + links.why();
      int most = purpose.needsGrant() ? MOST : SmsParts.of(text).parts();
      if (SmsParts.of(more).parts() <= most) {
        return new Rendered.Made(new Message.Sms(more), notes);
      }
      if (purpose.needsGrant()) {
        List<String> all = new ArrayList<>(notes);
        all.add("no room for the link that says why");
        return new Rendered.Made(new Message.Sms(text), all);
      }
    }
    return new Rendered.Made(new Message.Sms(text), notes);
  }

  private String text(int cut, boolean plain) {
    String words = wrapped(simple(body.printed(cut, plain)));
    boolean stops = !links.stop().isBlank() && words.contains(links.stop());
    return signed(words, simple(brand.name())) + (stops ? "" : "\n" + simple(stop));
  }

  private static String signed(String words, String name) {
    return words.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
        ? words
        : name + ": " + words;
  }

  /// Lines that only wrap are joined, blank lines begin a new one.
  static String wrapped(String printed) {
    return String.join(
        "\n",
        PARAGRAPHS
            .splitAsStream(printed.strip())
            .map(part -> BLANKS.matcher(part).replaceAll(" ").strip())
            .toList());
  }

  /// Typographic marks as their plain counterparts, which mean the same and cost half.
  static String simple(String text) {
    StringBuilder simple = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\u2018', '\u2019', '\u201a', '\u2039', '\u203a' -> simple.append('\'');
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> simple.append('"');
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> simple.append('-');
            case '\u2026' -> simple.append("...");
            case '\u00a0', '\u2007', '\u2009', '\u202f' -> simple.append(' ');
            case '\u2022' -> simple.append('*');
            default -> simple.appendCodePoint(c);
          }
        });
    return simple.toString();
  }

  /// Only letters of the GSM alphabet: accents that it lacks are left away, other letters too.
  static String gsm(String text) {
    StringBuilder kept = new StringBuilder();
    simple(text)
        .codePoints()
        .mapToObj(Character::toString)
        .flatMap(letter -> isGsm(letter) ? Stream.of(letter) : letters(letter))
        .forEach(kept::append);
    return BLANKS.matcher(kept).replaceAll(" ").strip();
  }

  private static Stream<String> letters(String letter) {
    return switch (letter) {
      // Strokes are no accents, so that Unicode does not take them apart.
      case "\u0141" -> Stream.of("L");
      case "\u0142" -> Stream.of("l");
      case "\u0110" -> Stream.of("D");
      case "\u0111" -> Stream.of("d");
      default ->
          Normalizer.normalize(letter, Normalizer.Form.NFKD)
              .codePoints()
              .mapToObj(Character::toString)
              .filter(SmsText::isGsm);
    };
  }

  static boolean isGsm(String text) {
    return SmsParts.of(text).encoding() == SmsParts.Encoding.GSM_7;
  }

  /// The beginning of a text that takes at most so many units.
  static String cut(String text, int most) {
    if (SmsParts.of(text).units() <= most) {
      return text;
    }
    int end = text.length();
    while (end > 0 && SmsParts.of(text.substring(0, end) + "...").units() > most) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "...";
  }
}
