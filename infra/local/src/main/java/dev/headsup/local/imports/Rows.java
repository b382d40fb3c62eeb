package dev.headsup.local.imports;

import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.aws.segment.Packed;
import dev.headsup.aws.segment.Packer;
import dev.headsup.aws.segment.SegmentBody;
import dev.headsup.local.imports.RecordReader.Cells;
import dev.headsup.local.imports.RecordReader.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Makes rows of records. Each is judged by the door's own code before it is sent, so that the
/// reason for a refusal stands beside the row it belongs to.
final class Rows {

  private final RecordReader records;
  private final Mapping mapping;
  private final Calls calls;
  private final String asOf;
  private final InstantSource clock;

  /// @param asOf when a row was true that does not say so
  Rows(RecordReader records, Mapping mapping, Instant asOf, InstantSource clock) {
    this.records = records;
    this.mapping = mapping;
    this.calls = new Calls(mapping.kind());
    this.asOf = asOf.toString();
    this.clock = clock;
  }

  Row of(Text record) throws IOException {
    return switch (records.cells(record)) {
      case Cells.Unreadable(String reason) ->
          new Row.Rejected(record.line(), List.of(record.text()), reason);
      case Cells.Read(List<String> cells) -> of(record.line(), cells);
    };
  }

  private Row of(long line, List<String> cells) {
    if (cells.size() != mapping.header().size()) {
      return new Row.Rejected(
          line,
          cells,
          "the row has "
              + cells.size()
              + " cells, and the header "
              + mapping.header().size()
              + ": is there a line break or a separator without quotes?");
    }
    try {
      List<String> made = calls.of(mapping.read(cells), asOf);
      Packed packed = Packer.pack(SegmentBody.batch(batch(made)), KeyKind.SERVER, clock.instant());
      return packed.found().isEmpty()
          ? new Row.Good(line, cells, made)
          : new Row.Rejected(line, cells, packed.found().getFirst().problem().detail());
    } catch (Calls.BadRow | BadBody bad) {
      return new Row.Rejected(line, cells, String.valueOf(bad.getMessage()));
    }
  }

  /// The body of a request.
  static byte[] batch(List<String> calls) {
    // No sentAt: the rows' own times are the truth here, not this machine's clock.
    return ("{\"batch\":[" + String.join(",", calls) + "]}").getBytes(StandardCharsets.UTF_8);
  }
}
