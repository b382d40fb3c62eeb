package dev.headsup.engine.tutorial;

/// How far a customer got with a tutorial. The names are stored; never rename one.
public enum Step {
  /// A message that offers it reached them.
  OFFERED,
  /// They opened it.
  STARTED,
  /// They went through it.
  FINISHED,
  /// They did what it teaches, soon after it was offered or started.
  SUCCEEDED,
  /// They turned to support, soon after it was offered or started.
  CONTACTED
}
