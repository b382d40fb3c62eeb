package dev.headsup.bench.report;

import java.util.ArrayList;
import java.util.List;

/// The figures of one benchmark, as they are printed.
///
/// @param title what it measures, in a few words
/// @param notes what one has to know to read them, a sentence each
public record Table(String title, List<Figure> figures, List<String> notes) {
  private static final List<String> HEAD =
      List.of("figure", "median", "least .. most", "to anchor", "least .. most", "budget");

  public Table {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  /// Whether a figure is over its budget.
  public boolean hasMissed() {
    return figures.stream().anyMatch(Figure::isMissed);
  }

  /// The table in Markdown, aligned, so that a terminal and a document show the same.
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    figures.forEach(figure -> rows.add(figure.cells()));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
    line(text, rows.getFirst(), widths);
    for (int width : widths) {
      text.append("| ").append("-".repeat(width)).append(' ');
    }
    text.append("|\n");
    rows.subList(1, rows.size()).forEach(row -> line(text, row, widths));
    if (!notes.isEmpty()) {
      text.append('\n');
    }
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      text.append("| ").append(cell).append(" ".repeat(widths[column] - cell.length() + 1));
    }
    text.append("|\n");
  }
}
