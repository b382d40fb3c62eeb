package dev.headsup.engine.message;

import java.util.List;

/// Who speaks. The policy says it once, and every message carries it: the name in text messages and
/// below e-mails, the postal address below e-mails, and the words of the brand as they are written.
///
/// @param name as customers know it, one line of at most 40 characters; blank when nobody said it
/// @param address the postal address, one line of at most 200 characters; blank when nobody said it
/// @param terms words that are to be written one way
public record Brand(String name, String address, List<Term> terms) {
  /// The longest name, in characters.
  public static final int MAX_NAME = 40;

  /// The longest postal address, in characters.
  public static final int MAX_ADDRESS = 200;

  /// Nobody said who speaks.
  public static final Brand NONE = new Brand("", "", List.of());

  public Brand {
    name = line(name, MAX_NAME);
    address = line(address, MAX_ADDRESS);
    terms = List.copyOf(terms);
  }

  /// A word of the brand.
  ///
  /// @param write how it is written, letter by letter, capitals too
  /// @param not other words that people write for it
  public record Term(String write, List<String> not) {
    public Term {
      write = write.strip();
      not = List.copyOf(not);
      if (write.isEmpty() || not.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("A term has words: " + write + ", not " + not);
      }
    }
  }

  /// It stands in messages as it is, so it cannot break a line.
  private static String line(String text, int most) {
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("Not one line of at most " + most + " characters");
    }
    return text.strip();
  }
}
