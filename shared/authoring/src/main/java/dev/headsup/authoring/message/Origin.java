package dev.headsup.authoring.message;

import dev.headsup.authoring.Findings;

/// Where a piece of template text comes from, so that its problems can be pointed at.
///
/// @param line the file's line at which the text begins, from 1
/// @param column the column at which it begins, from 1
/// @param inLine whether the text is one value of the front matter: problems point to its beginning
record Origin(String file, int line, int column, boolean inLine, Findings findings) {
  /// Notes a problem.
  ///
  /// @param atLine the line inside the text, from 1
  /// @param atColumn the column inside that line, from 1
  void fault(int atLine, int atColumn, String message) {
    findings.add(file, inLine ? line : line + atLine - 1, inLine ? column : atColumn, message);
  }
}
