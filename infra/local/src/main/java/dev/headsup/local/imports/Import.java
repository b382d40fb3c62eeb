package dev.headsup.local.imports;

import dev.headsup.local.client.Door;
import dev.headsup.local.imports.ProgressFile.State;
import dev.headsup.local.imports.RecordReader.Cells;
import dev.headsup.local.imports.RecordReader.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Imports one CSV: row after row through the public door, in constant memory. A bad row is put
/// aside with its reason and takes no other along. Stopped in any way, it goes on where it was; run
/// again, it changes nothing.
public final class Import {

  /// Small enough for the rate of a key, and for one message of the queue.
  private static final int ROWS_A_BATCH = 100;

  private static final int BYTES_A_BATCH = 400_000;
  private static final int SHOWN = 3;
  private static final int REASONS_SHOWN = 20;
  private static final Duration TELL_EVERY = Duration.ofSeconds(2);

  private final Options options;
  private final InstantSource clock;
  private final PrintWriter log;
  private final long began = System.nanoTime();
  private long told = began;

  /// @param asOf when rows were true that do not say so; null for the file's own age, so that an
  ///   old file never outdates newer telemetry
  /// @param mapping meanings by the file's name of the column; an empty meaning leaves it out
  public record Options(
      ImportKind kind, Path file, @Nullable Instant asOf, Map<String, String> mapping) {
    public Options {
      mapping = Map.copyOf(mapping);
    }
  }

  /// @param clock the time against which rows are judged before they are sent
  /// @param log hears what is mapped how, and how far it has come
  public Import(Options options, InstantSource clock, PrintWriter log) {
    this.options = options;
    this.clock = clock;
    this.log = log;
  }

  /// Reads and judges the whole file and sends nothing.
  ///
  /// @param out hears the calls of the first rows, as JSON
  public ImportSummary dryRun(PrintWriter out) throws IOException {
    try (Opened opened = open()) {
      long good = 0;
      long bad = 0;
      for (Optional<Text> record = opened.records.next();
          record.isPresent();
          record = opened.records.next()) {
        switch (opened.rows.of(record.get())) {
          case Row.Good row -> {
            good++;
            if (good <= SHOWN) {
              row.calls().forEach(out::println);
            }
          }
          case Row.Rejected row -> {
            bad++;
            tell(row, bad);
          }
        }
      }
      out.flush();
      log.println("this was a dry run: nothing was sent");
      log.flush();
      return summary(true, good + bad, good, bad, 0);
    }
  }

  /// Sends the file, or the rest of it.
  ///
  /// @param url where Headsup listens
  /// @param key a server key
  /// @throws ImportFailure when the file or the key is not what is needed
  /// @throws dev.headsup.local.client.DoorFailure when the door is not there or stays busy
  public ImportSummary run(URI url, String key) throws IOException {
    ProgressFile progress = new ProgressFile(options.file());
    try (Opened opened = open();
        Door door = new Door(url, key)) {
      Sender sender = new Sender(door);
      sender.check();
      State state = resumed(progress, opened.job + "|" + ProgressFile.place(url, key));
      for (long i = 0; i < state.records(); i++) {
        opened.records.next();
      }
      try (RejectsFile rejects =
          RejectsFile.open(
              rejects(), state.rejectsBytes(), opened.mapping.header(), opened.file.delimiter())) {
        State end = send(opened, sender, rejects, progress, state);
        rejects.close(end.rejected() == 0);
        progress.remove();
        return summary(false, end.records(), end.sent(), end.rejected(), door.retried());
      }
    }
  }

  private State send(
      Opened opened, Sender sender, RejectsFile rejects, ProgressFile progress, State from)
      throws IOException {
    State state = from;
    List<Row.Good> batch = new ArrayList<>();
    long bytes = 0;
    long records = state.records();
    long rejected = state.rejected();
    boolean more = true;
    while (more) {
      Optional<Text> record = opened.records.next();
      more = record.isPresent();
      if (record.isPresent()) {
        records++;
        switch (opened.rows.of(record.get())) {
          case Row.Good row -> {
            batch.add(row);
            bytes += row.calls().stream().mapToLong(Import::bytes).sum();
          }
          case Row.Rejected row -> tell(put(row, rejects), ++rejected);
        }
      }
      if (!more || batch.size() == ROWS_A_BATCH || bytes > BYTES_A_BATCH) {
        List<Row.Rejected> refused = batch.isEmpty() ? List.of() : sender.send(batch);
        for (Row.Rejected row : refused) {
          tell(put(row, rejects), ++rejected);
        }
        long sent = state.sent() + batch.size() - refused.size();
        state = new State(state.job(), records, sent, rejected, rejects.flushed());
        progress.write(state);
        batch.clear();
        bytes = 0;
        tell(state);
      }
    }
    return state;
  }

  private static Row.Rejected put(Row.Rejected row, RejectsFile rejects) throws IOException {
    rejects.add(row);
    return row;
  }

  private State resumed(ProgressFile progress, String job) throws IOException {
    Optional<State> left = progress.read();
    if (left.isPresent() && left.get().job().equals(job)) {
      log.printf(Locale.ROOT, "going on after row %,d%n", left.get().records());
      log.flush();
      return left.get();
    }
    if (left.isPresent()) {
      log.println(
          "the file, how to read it, or the stack is not that of the last run: beginning again");
      log.flush();
    }
    return State.start(job);
  }

  private Opened open() throws IOException {
    CsvFile file = CsvFile.of(options.file());
    RecordReader records = file.records();
    Text first =
        records.next().orElseThrow(() -> new ImportFailure(options.file() + " has no header line"));
    if (!(records.cells(first) instanceof Cells.Read(List<String> header))) {
      throw new ImportFailure(options.file() + " has a header line that does not read as CSV");
    }
    records.expect(header.size());
    Mapping mapping = Mapping.of(options.kind(), header, options.mapping());
    Instant asOf = options.asOf();
    Instant modified = Files.getLastModifiedTime(options.file()).toInstant();
    Instant otherwise = (asOf == null ? modified : asOf).truncatedTo(ChronoUnit.SECONDS);
    log.println(options.file() + ": " + file.told());
    mapping.told().forEach(log::println);
    log.println("rows that name no time count as of " + otherwise);
    log.flush();
    String job =
        String.join(
            "|",
            options.kind().word(),
            Long.toString(Files.size(options.file())),
            modified.toString(),
            otherwise.toString(),
            mapping.targets().toString());
    return new Opened(file, records, mapping, new Rows(records, mapping, otherwise, clock), job);
  }

  private record Opened(CsvFile file, RecordReader records, Mapping mapping, Rows rows, String job)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      records.close();
    }
  }

  private Path rejects() {
    String name = String.valueOf(options.file().getFileName());
    String bare =
        name.toLowerCase(Locale.ROOT).endsWith(".csv")
            ? name.substring(0, name.length() - 4)
            : name;
    return options.file().resolveSibling(bare + ".rejects.csv");
  }

  private ImportSummary summary(boolean dryRun, long rows, long sent, long rejected, long retried) {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new ImportSummary(dryRun, rows, sent, rejected, retried, rejects(), took);
  }

  private void tell(Row.Rejected row, long nth) {
    if (nth <= REASONS_SHOWN) {
      log.println("line " + row.line() + ": " + row.reason());
    } else if (nth == REASONS_SHOWN + 1) {
      log.println("more rows like that are counted, but not shown");
    }
    log.flush();
  }

  private void tell(State state) {
    long now = System.nanoTime();
    if (now - told < TELL_EVERY.toNanos()) {
      return;
    }
    told = now;
    log.printf(Locale.ROOT, "%,d rows done, %,d rejected%n", state.records(), state.rejected());
    log.flush();
  }

  private static long bytes(String call) {
    return call.getBytes(StandardCharsets.UTF_8).length;
  }
}
