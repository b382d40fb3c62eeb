package dev.headsup.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;

/// What an import did, over all its runs; or what it would do.
///
/// @param dryRun whether nothing was sent, and nothing put into a file
/// @param rows rows of the file
/// @param sent rows that the door took; in a dry run, those that would be sent
/// @param rejected rows that were not imported; in a dry run, those that would not be
/// @param retried requests of this run that had to be sent again
/// @param rejects where they are with their reasons; written only when there are any
public record ImportSummary(
    boolean dryRun,
    long rows,
    long sent,
    long rejected,
    long retried,
    Path rejects,
    Duration took) {

  /// One line of JSON.
  public String json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    if (dryRun) {
      json.put("dryRun", true)
          .put("rows", rows)
          .put("wouldSend", sent)
          .put("wouldReject", rejected);
    } else {
      json.put("rows", rows)
          .put("sent", sent)
          .put("rejected", rejected)
          .put("retried", retried)
          .put("rejects", rejected == 0 ? "" : rejects.toString());
    }
    return json.put("seconds", took.toMillis() / 1000.0).toString();
  }
}
