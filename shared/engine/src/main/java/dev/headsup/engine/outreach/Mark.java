package dev.headsup.engine.outreach;

/// What a customer did with a message. The names are stored; never rename one.
public enum Mark {
  /// It was on their screen: the badge counts it no more.
  SEEN,
  /// They opened it.
  READ,
  /// They followed its action or a link in it.
  CLICKED,
  /// They put it away.
  ARCHIVED,
  /// They said, on their own page, that it solved their problem.
  SOLVED,
  /// They said that it was of no use.
  NOT_USEFUL,
  /// They said that it was meant for somebody else.
  NOT_ME,
  /// They asked for a person.
  PERSON;

  /// Whether it is an answer in words, given on the customer's own page.
  public boolean isAnswer() {
    return switch (this) {
      case SEEN, READ, CLICKED, ARCHIVED -> false;
      case SOLVED, NOT_USEFUL, NOT_ME, PERSON -> true;
    };
  }

  /// Whether this one cannot be without the other: who reads has seen, who clicks has read.
  boolean implies(Mark other) {
    return switch (this) {
      case SEEN -> other == SEEN;
      case READ -> other == SEEN || other == READ;
      case CLICKED -> other == SEEN || other == READ || other == CLICKED;
      case ARCHIVED -> other == SEEN || other == ARCHIVED;
      case SOLVED, NOT_USEFUL, NOT_ME, PERSON -> other == SEEN || other == READ || other == this;
    };
  }
}
