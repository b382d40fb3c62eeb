package dev.headsup.local.demo;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A real service desk's log (UCI 498), as far as this project was given it, and its mapping to
/// Segment calls. The log names no time zone; its times are read as UTC.
public final class ServiceDeskLog {

  private static final Path EVENTS = Path.of("../../../shared/data/incident-callers/events.csv");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> PROPERTIES =
      Set.of(
          "incident",
          "state",
          "contact_type",
          "category",
          "subcategory",
          "priority",
          "impact",
          "urgency");

  private ServiceDeskLog() {}

  /// One row: a change of an incident.
  ///
  /// @param first whether it is the first of its incident
  public record Row(Map<String, String> values, boolean first) {
    public Row {
      values = Map.copyOf(values);
    }

    /// The value of a column; "" where the log has none.
    public String get(String column) {
      return requireNonNull(values.get(column), column);
    }

    /// When its incident was opened.
    public Instant opened() {
      return time("opened_at");
    }

    /// When this row was written.
    public Instant updated() {
      return time("updated_at");
    }

    private Instant time(String column) {
      return LocalDateTime.parse(get(column)).toInstant(ZoneOffset.UTC);
    }
  }

  /// All rows, in the order of the log. Skips the calling test where the data is absent.
  public static List<Row> rows() {
    assumeTrue(
        Files.exists(EVENTS), "skipped: the service-desk log is not in ../shared/data beside this");
    try (Stream<String> lines = Files.lines(EVENTS)) {
      List<String> all = lines.toList();
      String[] columns = all.getFirst().split(",", -1);
      Set<String> seen = new HashSet<>();
      return all.stream()
          .skip(1)
          .map(line -> row(columns, line.split(",", -1)))
          .map(values -> new Row(values, seen.add(requireNonNull(values.get("incident")))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(String[] columns, String[] cells) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      values.put(columns[i], cells[i]);
    }
    return values;
  }

  /// A row as a track call: `Incident Opened` for the first of an incident, at the time it was
  /// opened, else `Incident Updated`, at the time of the change.
  ///
  /// @param number the row's place in the log, for its id
  public static String call(Row row, int number) {
    ObjectNode call = JSON.createObjectNode();
    call.put("type", "track");
    call.put("messageId", "incident-" + row.get("incident") + (row.first() ? "" : "-" + number));
    call.put("userId", "caller-" + row.get("caller"));
    call.put("event", row.first() ? "Incident Opened" : "Incident Updated");
    call.put("timestamp", (row.first() ? row.opened() : row.updated()).toString());
    ObjectNode properties = call.putObject("properties");
    PROPERTIES.stream().sorted().forEach(name -> properties.put(name, row.get(name)));
    return call.toString();
  }
}
