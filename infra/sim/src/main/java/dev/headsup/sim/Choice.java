package dev.headsup.sim;

/// Where DynamoDB or SQS is free to answer in more than one way. [Io#choose] picks the way; 0 is
/// the usual one.
public enum Choice {
  /// How many parts of a batch, from its end, are handed back as not done. Of a batch of n parts
  /// there are n + 1 ways, or n where the service does at least one.
  UNDONE,
  /// How many versions behind the newest an eventually consistent read sees an item. Of an item
  /// with n known older versions there are n + 1 ways.
  STALE,
  /// Which of the messages that are ready comes next. Of n there are n ways; 0 is the oldest.
  NEXT,
  /// Whether a received message is also left where it was, so that it comes a second time. Of 2
  /// ways 1 says yes.
  TWICE
}
