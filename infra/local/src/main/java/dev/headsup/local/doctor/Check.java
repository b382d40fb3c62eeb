package dev.headsup.local.doctor;

import java.util.List;

/// One question to a running Headsup. May throw what an SDK client throws: the doctor says what
/// could not be asked.
interface Check {

  /// What it looks at, in a word or two.
  String name();

  /// What it found, at least one line.
  List<Finding> look();
}
