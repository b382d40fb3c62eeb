package dev.headsup.local.cli;

import dev.headsup.authoring.Nearest;
import dev.headsup.local.imports.Import;
import dev.headsup.local.imports.ImportKind;
import dev.headsup.local.imports.ImportSummary;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup import`: brings a CSV into a running Headsup through its public door.
@Command(
    name = "import",
    description = {
      "Brings profiles, accounts, consents or past support contacts from a CSV into Headsup.",
      "",
      "Rows go through the public door with a server key. Columns with usual names are",
      "recognised, and what was recognised is shown. A row that cannot be taken is put into",
      "FILE.rejects.csv with its line and the reason, and takes no other along. Stopped in any",
      "way, the same command goes on where it was; a second run changes nothing. No message",
      "goes out because of an import.",
      ""
    },
    footer = {
      "",
      "Prints one JSON line: rows, sent, rejected, retried, rejects, seconds; with --dry-run:",
      "dryRun, rows, wouldSend, wouldReject, seconds.",
      "Exit status: 0 every row was taken, 1 some were not, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup import profiles customers.csv --dry-run",
      "  ./headsup import profiles customers.csv --map \"E-Mail=email\" --map \"Notes=\"",
      "  ./headsup import consents consents.csv --as-of 2026-10-01T00:00:00Z",
      "  HEADSUP_SERVER_KEY=... ./headsup import contacts tickets.csv --url"
          + " https://events.example.com",
      "See docs/guides/import.md."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "One of profiles, accounts, consents, contacts.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The CSV, with a header line.")
  private Path file = Path.of("");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where Headsup listens: the output IngestUrl of the stack, or 'ingest' of 'up'. Default:"
              + " http://127.0.0.1:8080.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Mixin private ServerKey key = new ServerKey();

  @Option(
      names = "--map",
      paramLabel = "COLUMN=MEANING",
      description = "What a column means; nothing after the '=' leaves it out. May be repeated.")
  private List<String> maps = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = {
        "When rows were true that do not say so, for example 2026-10-01T00:00:00Z.",
        "Default: when the file was last written."
      })
  private Optional<Instant> asOf = Optional.empty();

  @Option(
      names = "--dry-run",
      description = "Check every row, print the calls of the first three, and send nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Import.Options options = new Import.Options(known(), file, asOf.orElse(null), mapping());
    Import work = new Import(options, InstantSource.system(), spec.commandLine().getErr());
    ImportSummary summary = dryRun ? work.dryRun(out) : work.run(url, serverKey());
    out.println(summary.json());
    out.flush();
    return summary.rejected() == 0 ? Exit.OK : Exit.FINDINGS;
  }

  private ImportKind known() {
    List<String> words = Arrays.stream(ImportKind.values()).map(ImportKind::word).toList();
    return ImportKind.named(kind)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "there is nothing to import called '"
                    + kind
                    + "': give one of "
                    + String.join(", ", words)
                    + Nearest.hint(kind, words)));
  }

  private Map<String, String> mapping() {
    Map<String, String> mapping = new LinkedHashMap<>();
    for (String map : maps) {
      int equals = map.lastIndexOf('=');
      if (equals < 1) {
        throw new ParameterException(
            spec.commandLine(), "--map takes COLUMN=MEANING, for example \"E-Mail=email\"");
      }
      mapping.put(map.substring(0, equals).strip(), map.substring(equals + 1).strip());
    }
    return mapping;
  }

  private String serverKey() {
    return key.find(
        () -> "http".equals(url.getScheme()) ? Target.at(url).serverKey() : Optional.empty());
  }
}
