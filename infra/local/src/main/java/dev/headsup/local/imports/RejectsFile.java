package dev.headsup.local.imports;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The rows that were not imported, beside the file that they come from: line, reason, and the row
/// as it was. People open it in a spreadsheet, so a cell that would be a formula there is guarded
/// by an apostrophe.
final class RejectsFile implements AutoCloseable {

  static final String LINE = "headsup line";
  static final String REASON = "headsup reason";

  private final Path path;
  private final FileChannel channel;
  private final CSVPrinter printer;

  private RejectsFile(Path path, FileChannel channel, char delimiter) throws IOException {
    this.path = path;
    this.channel = channel;
    this.printer =
        new CSVPrinter(
            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8),
            CSVFormat.RFC4180.builder().setDelimiter(delimiter).setRecordSeparator("\n").get());
  }

  /// Opens it, keeping the first `kept` bytes; what a run wrote after its last progress goes, since
  /// it comes again. With 0 it begins with the header.
  static RejectsFile open(Path path, long kept, List<String> header, char delimiter)
      throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(kept).position(channel.size());
    RejectsFile file = new RejectsFile(path, channel, delimiter);
    if (channel.size() == 0) {
      file.printer.getOut().append('\ufeff');
      List<String> all = new ArrayList<>(List.of(LINE, REASON));
      all.addAll(header);
      file.print(all);
    }
    return file;
  }

  void add(Row.Rejected rejected) throws IOException {
    List<String> all = new ArrayList<>(List.of(Long.toString(rejected.line()), rejected.reason()));
    all.addAll(rejected.cells());
    print(all);
  }

  /// How long it is, with all that was added on the disk.
  long flushed() throws IOException {
    printer.flush();
    channel.force(false);
    return channel.size();
  }

  private void print(List<String> cells) throws IOException {
    printer.printRecord(cells.stream().map(RejectsFile::guarded).toList());
  }

  /// Whether a spreadsheet would take a cell for a formula.
  static boolean isFormula(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
  }

  static String guarded(String cell) {
    return isFormula(cell) ? "'" + cell : cell;
  }

  /// Closes it, and removes it when nothing was rejected.
  void close(boolean empty) throws IOException {
    close();
    if (empty) {
      Files.deleteIfExists(path);
    }
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
