package dev.headsup.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;

/// What an import did, over all its runs.
///
/// @param rows rows of the file
/// @param sent rows that the door took; in a dry run, those that it would take
/// @param rejected rows that were not imported
/// @param retried requests of this run that had to be sent again
/// @param rejects where they are with their reasons; written only when there are any
public record ImportSummary(
    long rows, long sent, long rejected, long retried, Path rejects, Duration took) {

  /// One line of JSON.
  public String json() {
    return new JsonMapper()
        .createObjectNode()
        .put("rows", rows)
        .put("sent", sent)
        .put("rejected", rejected)
        .put("retried", retried)
        .put("rejects", rejected == 0 ? "" : rejects.toString())
        .put("seconds", took.toMillis() / 1000.0)
        .toString();
  }
}
