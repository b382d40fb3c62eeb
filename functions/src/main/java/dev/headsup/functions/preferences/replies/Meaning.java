package dev.headsup.functions.preferences.replies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a reply means, by the words in `replies/words.txt`. In doubt it is a no: somebody who is
/// left alone by mistake says so, somebody who is not goes to court.
enum Meaning {
  /// No more of these messages.
  STOP,
  /// It speaks of stopping and may mean something else: a pause, and a person reads on.
  DOUBTFUL,
  /// Who are you, and how do I reach you?
  HELP,
  /// Messages again, after a no.
  START,
  /// Anything else: a person answers.
  PERSON;

  /// The headings of the file.
  private enum Heading {
    STOP_WHOLE("[stop: the whole"),
    STOP_PART("[stop: the reply holds"),
    DOUBT_ANYWAY("[doubtful: the reply holds one of these, whatever"),
    DOUBT("[doubtful: the reply holds one of these words"),
    HELP("[help:"),
    START("[start:");

    private final String begins;

    Heading(String begins) {
      this.begins = begins;
    }
  }

  /// Words of courtesy and haste, which change nothing around a single word.
  private static final Set<String> AROUND =
      Set.of("please", "pls", "plz", "now", "thanks", "thank", "you", "bitte", "jetzt", "danke");

  private static final Map<Heading, Set<String>> WORDS = read();

  /// Reads a reply.
  static Meaning of(String reply) {
    String plain = plain(reply);
    String bare = bare(plain);
    if (has(Heading.DOUBT_ANYWAY, plain)) {
      return DOUBTFUL;
    }
    if (words(Heading.STOP_WHOLE).contains(bare) || has(Heading.STOP_PART, plain)) {
      return STOP;
    }
    if (words(Heading.HELP).contains(bare)) {
      return HELP;
    }
    if (words(Heading.START).contains(bare)) {
      return START;
    }
    return has(Heading.DOUBT, plain) ? DOUBTFUL : PERSON;
  }

  /// Letters and digits in lower case, one blank between words. Letters that only look different
  /// (full width, bold) become the plain ones, and what is no letter parts words.
  static String plain(String reply) {
    return Normalizer.normalize(reply, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /// Without words around it and blanks within it: "S T O P please" is "stop".
  private static String bare(String plain) {
    StringBuilder kept = new StringBuilder();
    for (String word : plain.split(" ")) {
      if (!AROUND.contains(word)) {
        kept.append(word);
      }
    }
    return kept.toString();
  }

  private static boolean has(Heading heading, String plain) {
    String padded = " " + plain + " ";
    return words(heading).stream().anyMatch(entry -> padded.contains(" " + entry + " "));
  }

  private static Set<String> words(Heading heading) {
    return Objects.requireNonNull(WORDS.get(heading));
  }

  private static Map<Heading, Set<String>> read() {
    Map<Heading, Set<String>> words = new EnumMap<>(Heading.class);
    for (Heading heading : Heading.values()) {
      words.put(heading, new LinkedHashSet<>());
    }
    String file = "/replies/words.txt";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Meaning.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      Heading under = Heading.STOP_WHOLE;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String entry = line.strip();
        if (entry.startsWith("[")) {
          under = heading(entry);
        } else if (!entry.isEmpty() && !entry.startsWith("#")) {
          Objects.requireNonNull(words.get(under)).add(plain(entry));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
    return words;
  }

  private static Heading heading(String line) {
    for (Heading heading : Heading.values()) {
      if (line.startsWith(heading.begins)) {
        return heading;
      }
    }
    throw new IllegalStateException("replies/words.txt has no heading such as " + line);
  }
}
