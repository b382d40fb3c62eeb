package dev.headsup.authoring;

import java.util.Comparator;

/// One thing to put right in a file, in words for the person who wrote it.
///
/// @param file the path inside the trigger's folder
/// @param line from 1
/// @param column from 1
public record Problem(String file, int line, int column, String message)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /// One line for a terminal, for example `trigger.yaml:9:5 unknown word 'atleast'`.
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + message;
  }
}
