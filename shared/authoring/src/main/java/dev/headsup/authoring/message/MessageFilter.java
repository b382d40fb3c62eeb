package dev.headsup.authoring.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The filters that a message may use. Each gives text no longer than what it gets and the template
/// adds, or one formatted value.
enum MessageFilter {
  /// Stands in for what is absent.
  DEFAULT(1, 1, Takes.TEXT, Does.STANDS_IN),
  CAPITALIZE(0, 0, Takes.TEXT, Does.CHANGES_TEXT),
  UPCASE(0, 0, Takes.TEXT, Does.CHANGES_TEXT),
  DOWNCASE(0, 0, Takes.TEXT, Does.CHANGES_TEXT),
  STRIP(0, 0, Takes.TEXT, Does.CHANGES_TEXT),
  TRUNCATE(1, 2, Takes.NUMBER, Does.CHANGES_TEXT),
  TRUNCATEWORDS(1, 2, Takes.NUMBER, Does.CHANGES_TEXT),
  REMOVE(1, 1, Takes.TEXT, Does.CHANGES_TEXT),
  APPEND(1, 1, Takes.TEXT, Does.CHANGES_TEXT),
  PREPEND(1, 1, Takes.TEXT, Does.CHANGES_TEXT),
  /// A day, as the customer writes it.
  DATE(0, 1, Takes.STYLE, Does.READS),
  /// A time of day, on the customer's clock.
  TIME(0, 0, Takes.STYLE, Does.READS),
  /// A day and a time.
  DATE_TIME(0, 1, Takes.STYLE, Does.READS),
  /// A number, with as many decimals as said.
  NUMBER(0, 1, Takes.NUMBER, Does.READS),
  /// A part of one as percent.
  PERCENT(0, 1, Takes.NUMBER, Does.READS),
  /// An amount in a currency.
  MONEY(1, 1, Takes.TEXT, Does.READS),
  /// The word for one or for many.
  PLURALIZE(2, 2, Takes.TEXT, Does.READS),
  /// Several words, joined as a language joins them.
  LIST(0, 0, Takes.TEXT, Does.JOINS);

  /// The styles of a date, longest first.
  static final Set<String> STYLES = Set.of("full", "long", "medium");

  private final int least;
  private final int most;
  private final Takes takes;
  private final Does does;

  MessageFilter(int least, int most, Takes takes, Does does) {
    this.least = least;
    this.most = most;
    this.takes = takes;
    this.does = does;
  }

  /// What the first argument is.
  enum Takes {
    /// A text in quotes, or a variable that is there.
    TEXT,
    /// A number.
    NUMBER,
    /// One of [#STYLES].
    STYLE
  }

  /// What a filter does with what may be absent.
  enum Does {
    /// Afterwards there is something.
    STANDS_IN,
    /// Needs something, and gives something.
    CHANGES_TEXT,
    /// Reads a value; what cannot be read is absent afterwards.
    READS,
    /// Leaves it as absent or there as it is.
    JOINS
  }

  /// How it is written.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Takes takes() {
    return takes;
  }

  Does does() {
    return does;
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  /// How many arguments it takes, in words.
  String arguments() {
    return switch (most) {
      case 0 -> "no argument";
      case 1 -> least == 1 ? "one argument" : "at most one argument";
      default -> least == 2 ? "two arguments" : "one or two arguments";
    };
  }

  /// The filter of a word.
  static Optional<MessageFilter> of(String word) {
    return Arrays.stream(values()).filter(filter -> filter.word().equals(word)).findFirst();
  }
}
