package dev.headsup.local.cli;

/// What an exit status means; the same for every command.
final class Exit {

  static final int OK = 0;

  /// The command ran and found something wrong, or could not do all that was asked.
  static final int FINDINGS = 1;

  /// The command line was not understood.
  static final int USAGE = 2;

  private Exit() {}
}
