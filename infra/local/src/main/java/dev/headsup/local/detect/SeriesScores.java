package dev.headsup.local.detect;

import dev.headsup.engine.metric.Detector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Scores each row of a CSV file with the columns `timestamp` and `value`, by the detector that
/// watches the product's own numbers. What comes out is CSV with `timestamp` (as it was written)
/// and `anomaly_score` (0 to 1), row by row in the order of the file.
public final class SeriesScores {
  private static final String TIMESTAMP = "timestamp";
  private static final String VALUE = "value";

  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss][.SSSSSS]", Locale.ROOT);

  private SeriesScores() {}

  /// @param complaints hears of each row that could not be read; its score is 0
  /// @return how many these were
  /// @throws IllegalArgumentException when it has no such columns
  public static int write(Reader csv, PrintWriter out, PrintWriter complaints) {
    Detector detector = new Detector();
    int unread = 0;
    try (CSVParser rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get()
            .parse(csv)) {
      List<String> columns = rows.getHeaderNames();
      if (!columns.containsAll(List.of(TIMESTAMP, VALUE))) {
        throw new IllegalArgumentException(
            "the first line must name the columns timestamp and value; it names " + columns);
      }
      out.println("timestamp,anomaly_score");
      for (CSVRecord row : rows) {
        double score = 0;
        try {
          score =
              detector.next(time(row.get(TIMESTAMP)), Double.parseDouble(row.get(VALUE))).score();
        } catch (IllegalArgumentException | DateTimeException bad) {
          unread++;
          complaints.println(
              "line " + rows.getCurrentLineNumber() + " could not be read: " + bad.getMessage());
        }
        out.printf(Locale.ROOT, "%s,%.6f%n", row.isSet(TIMESTAMP) ? row.get(TIMESTAMP) : "", score);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    out.flush();
    complaints.flush();
    return unread;
  }

  /// An instant such as 2026-03-02T12:00:00Z, or `2026-03-02 12:00:00`, which is taken for UTC.
  private static Instant time(String text) {
    return text.endsWith("Z")
        ? Instant.parse(text)
        : LocalDateTime.parse(text.replace('T', ' '), PLAIN).toInstant(ZoneOffset.UTC);
  }
}
