package dev.headsup.local.imports;

import java.util.List;

/// What became of one row of a file.
sealed interface Row {
  /// Where it begins in its file, from 1.
  long line();

  /// It can be sent.
  ///
  /// @param cells as they are in the file
  /// @param calls one or two calls of the door, as JSON
  record Good(long line, List<String> cells, List<String> calls) implements Row {
    public Good {
      cells = List.copyOf(cells);
      calls = List.copyOf(calls);
    }
  }

  /// It is not imported.
  ///
  /// @param reason in words for the person who wrote the file
  record Rejected(long line, List<String> cells, String reason) implements Row {
    public Rejected {
      cells = List.copyOf(cells);
    }
  }
}
