package dev.headsup.local.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Cuts a CSV into records, of which one has several lines where a cell has. A quote that is opened
/// and never closed spoils its own line only: a library's parser would take the rest of the file
/// into that one cell, or stop. So the records are cut here, within bounds, and the library reads
/// the cells of each.
final class RecordReader implements AutoCloseable {

  /// A record longer than this, in characters or lines, is one whose quote was never closed.
  private static final int LONGEST = 64_000;

  private static final int MOST_LINES = 500;

  private final BufferedReader in;
  private final char delimiter;
  private final CSVFormat format;
  private final Deque<String> back = new ArrayDeque<>();
  private long line;
  private int columns;

  RecordReader(BufferedReader in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
  }

  /// One record, not yet read.
  ///
  /// @param line where it begins, from 1
  /// @param whole false when a quote in it is never closed
  record Text(long line, String text, boolean whole) {}

  /// The cells of a record, or why it has none.
  sealed interface Cells {
    /// Readable.
    record Read(List<String> cells) implements Cells {
      public Read {
        cells = List.copyOf(cells);
      }
    }

    /// Not readable, with the reason.
    record Unreadable(String reason) implements Cells {}
  }

  /// From now on a record of several lines has this many cells; with another number its quote was
  /// closed by chance, in a line that is a record of its own.
  void expect(int cells) {
    columns = cells;
  }

  /// The next record that is not blank; empty at the end.
  Optional<Text> next() throws IOException {
    String first = take();
    while (first != null && first.isBlank()) {
      first = take();
    }
    if (first == null) {
      return Optional.empty();
    }
    long start = line;
    List<String> more = new ArrayList<>();
    StringBuilder text = new StringBuilder(first);
    boolean open = endsOpen(first, false);
    while (open && text.length() <= LONGEST && more.size() < MOST_LINES) {
      String next = take();
      if (next == null) {
        break;
      }
      more.add(next);
      text.append('\n').append(next);
      open = endsOpen(next, true);
    }
    Text record = new Text(start, text.toString(), true);
    if (!open && (more.isEmpty() || isSound(record))) {
      return Optional.of(record);
    }
    more.reversed().forEach(back::addFirst);
    line -= more.size();
    return Optional.of(new Text(start, first, false));
  }

  /// The cells of a record, without blanks around them.
  Cells cells(Text record) throws IOException {
    if (!record.whole()) {
      return new Cells.Unreadable(
          "a quote (\") is opened in this line and not closed as it should be");
    }
    if (record.text().length() > LONGEST) {
      return new Cells.Unreadable("the row is longer than " + LONGEST + " characters");
    }
    try (CSVParser parser = CSVParser.parse(record.text(), format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1
          ? new Cells.Read(records.getFirst().toList())
          : new Cells.Unreadable("it does not read as one row");
    } catch (IOException | RuntimeException unreadable) {
      return new Cells.Unreadable("a closing quote (\") is followed by something else");
    }
  }

  private boolean isSound(Text record) throws IOException {
    return cells(record) instanceof Cells.Read(List<String> cells)
        && (columns == 0 || cells.size() == columns);
  }

  private @Nullable String take() throws IOException {
    String taken = back.isEmpty() ? in.readLine() : back.removeFirst();
    if (taken != null) {
      line++;
    }
    return taken;
  }

  /// Whether a quoted cell is still open at the end of a line.
  private boolean endsOpen(String text, boolean openBefore) {
    boolean open = openBefore;
    boolean atStart = !openBefore;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else {
          open = c != '"';
        }
      } else if (c == delimiter) {
        atStart = true;
      } else if (c == '"' && atStart) {
        open = true;
        atStart = false;
      } else {
        atStart &= Character.isWhitespace(c);
      }
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
