package dev.headsup.authoring.copy;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.copy.Phrase.Kind;
import dev.headsup.authoring.words.Resources;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the messages of a trigger as a customer would, before anybody gets one.
///
/// Blame and the tone of watching are faults: they stand in a list, word by word. What is a guess
/// is advice and blocks nothing: whether it says what happened, what to do and, of an incident,
/// when the next word comes; how easily it reads; how the brand's words are written. English and
/// German have lists; in other languages only what needs no words is checked.
public final class CopyCheck {
  /// The longest sentence on average, in words.
  private static final int LONG_SENTENCES = 25;

  /// What a phone shows of a subject.
  private static final int LONG_SUBJECT = 70;

  private static final Pattern SHOUTS = Pattern.compile("!\\s*!|[?!]{3,}");
  private static final Map<String, List<Phrase>> PHRASES =
      Map.of("en", phrases("copy/en.txt"), "de", phrases("copy/de.txt"));

  private final String file;
  private final String locale;
  private final Copy copy;
  private final List<Phrase> phrases;
  private final Findings findings;

  private CopyCheck(String file, Copy copy, Findings findings) {
    this.file = file;
    String folder = file.substring(0, file.lastIndexOf('/'));
    this.locale = folder.substring(folder.lastIndexOf('/') + 1);
    this.copy = copy;
    this.phrases = PHRASES.getOrDefault(Locale.forLanguageTag(locale).getLanguage(), List.of());
    this.findings = findings;
  }

  private static List<Phrase> phrases(String name) {
    return Resources.lines(name).map(Phrase::read).toList();
  }

  /// Checks every message file among the files of a trigger, those of its follow-ups too.
  ///
  /// @param incident whether the trigger is about an incident
  public static void check(
      Map<String, String> files,
      Purpose purpose,
      boolean incident,
      Brand brand,
      Findings findings) {
    new TreeMap<>(files)
        .forEach((path, text) -> {
          if (path.indexOf('/') > 0 && path.endsWith(".md")) {
            CopyCheck check = new CopyCheck(path, Copy.of(text), findings);
            check.tone(purpose);
            check.content(incident);
            check.form();
            brand.terms().forEach(check::term);
          }
        });
  }

  /// The languages whose words are checked.
  public static Set<String> languages() {
    return PHRASES.keySet();
  }

  /// How easily a message file reads.
  public static ReadingLevel readingLevel(String locale, String text) {
    return ReadingLevel.of(locale, Copy.of(text).sentences());
  }

  private void tone(Purpose purpose) {
    for (Phrase phrase : phrases) {
      Matcher found = phrase.pattern().matcher(copy.text());
      while (found.find()) {
        String words = "'" + found.group().replaceAll("\\s+", " ") + "'";
        switch (phrase.kind()) {
          case BLAME ->
              fault(found.start(), words + " sounds like blame; better: " + phrase.better());
          case SURVEILLANCE -> {
            String message = words + " sounds like watching; better: " + phrase.better();
            // Of a sign-in that may not be theirs, to have looked is the point.
            if (purpose == Purpose.SECURITY) {
              advise(found.start(), message);
            } else {
              fault(found.start(), message);
            }
          }
          case HAPPENED, ACT, NEXT, OVER -> {}
        }
      }
    }
  }

  private void content(boolean incident) {
    if (phrases.isEmpty()) {
      return;
    }
    Set<Kind> said = EnumSet.noneOf(Kind.class);
    for (Phrase phrase : phrases) {
      if (phrase.pattern().matcher(copy.text()).find()) {
        said.add(phrase.kind());
      }
    }
    if (!said.contains(Kind.HAPPENED)) {
      advise(copy.bodyAt(), "does it say what happened? Begin with that, in one sentence");
    }
    if (!said.contains(Kind.ACT) && !copy.hasAction()) {
      advise(copy.bodyAt(), "does it say what to do? One thing, or that there is nothing to do");
    }
    if (incident && !said.contains(Kind.NEXT) && !said.contains(Kind.OVER)) {
      advise(
          copy.bodyAt(),
          "does it say when the next word comes? For example: \"We write again within 30"
              + " minutes\"");
    }
  }

  private void form() {
    ReadingLevel level = ReadingLevel.of(locale, copy.sentences());
    level
        .score()
        .filter(score -> score < ReadingLevel.PLAIN)
        .ifPresent(score ->
            advise(
                copy.bodyAt(),
                "this reads with an ease of "
                    + score
                    + ", and "
                    + ReadingLevel.PLAIN
                    + " is plain: shorter sentences (now "
                    + Math.round(level.perSentence())
                    + " words each) and shorter words help"));
    if (level.words() >= ReadingLevel.FEWEST && level.perSentence() > LONG_SENTENCES) {
      advise(
          copy.bodyAt(),
          "its sentences have "
              + Math.round(level.perSentence())
              + " words each; cut them to "
              + LONG_SENTENCES
              + " or fewer");
    }
    Matcher shout = SHOUTS.matcher(copy.text());
    if (shout.find()) {
      advise(shout.start(), "'" + shout.group() + "' is loud; one mark is enough");
    }
    String first = copy.text().lines().skip(1).findFirst().orElse("").strip();
    if (copy.bodyAt() > 0 && first.length() > LONG_SUBJECT) {
      findings.advise(
          file,
          2,
          1,
          "this line has "
              + first.length()
              + " characters; phones show about "
              + LONG_SUBJECT
              + ", so begin with what matters");
    }
  }

  private void term(Brand.Term term) {
    Matcher own = Phrase.literal(term.write()).matcher(copy.text());
    while (own.find()) {
      String written = own.group().replaceAll("\\s+", " ");
      if (!written.equals(term.write())) {
        advise(own.start(), "'" + written + "' is written '" + term.write() + "'");
      }
    }
    for (String not : term.not()) {
      Matcher other = Phrase.literal(not).matcher(copy.text());
      while (other.find()) {
        if (!other.group().equals(term.write())) {
          advise(other.start(), "'" + other.group() + "' is called '" + term.write() + "'");
        }
      }
    }
  }

  private void fault(int at, String message) {
    findings.add(file, copy.line(at), 1, message);
  }

  private void advise(int at, String message) {
    findings.advise(file, copy.line(at), 1, message);
  }
}
