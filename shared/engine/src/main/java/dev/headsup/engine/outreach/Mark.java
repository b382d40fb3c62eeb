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
  ARCHIVED;

  /// Whether this one cannot be without the other: who reads has seen, who clicks has read.
  boolean implies(Mark other) {
    return switch (this) {
      case SEEN -> other == SEEN;
      case READ -> other == SEEN || other == READ;
      case CLICKED -> other == SEEN || other == READ || other == CLICKED;
      case ARCHIVED -> other == SEEN || other == ARCHIVED;
    };
  }
}
