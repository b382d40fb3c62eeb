package dev.headsup.local.cli;

import dev.headsup.local.replay.Replay;
import dev.headsup.local.replay.Summary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup replay`: sends a recorded stream through the public door of a running Headsup.
@Command(
    name = "replay",
    description = {
      "Sends a stream of events to a running Headsup, in order and without loss.",
      "",
      "A line of FILE is a Segment call (a JSON object with 'type') or a CloudEvent (with",
      "'specversion'). A CloudEvent is sent as a track call: type becomes the event's name,",
      "subject the customer, data the properties, time the timestamp; the door that takes",
      "CloudEvents as they are comes later.",
      "",
      "A line that is no event is named on stderr and skipped. A busy or broken connection is",
      "tried again, for about six minutes. Every event carries an id, so replaying a file twice",
      "counts it once.",
      ""
    },
    footer = {
      "",
      "Prints one JSON line: sent, accepted, refused, badLines, seconds, eventsPerSecond, retried.",
      "Exit status: 0 every line was taken, 1 some were not, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup replay events.jsonl --url http://127.0.0.1:8080 --key KEY",
      "  ./headsup replay events.jsonl --url http://127.0.0.1:8080 --key KEY --speed 60",
      "  ./headsup replay old.jsonl --url http://127.0.0.1:8080 --key KEY --clock event",
      "    after './headsup up --clock 2016-02-29T00:00:00Z' in another terminal",
      "  zcat events.jsonl.gz | ./headsup replay - --url http://127.0.0.1:8080 --key KEY"
    })
final class ReplayCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The stream, one event a line; '-' reads standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "Where Headsup listens: 'ingest' of the line that 'up' prints.")
  private URI url = URI.create("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "The writeKey, or the serverKey for a stream that sets addresses or consent.")
  private String key = "";

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "N times the events' own speed. Without it: as fast as they are taken.")
  private double speed;

  @Option(
      names = "--clock",
      paramLabel = "event",
      description =
          "'event' moves the local clock along with the events' times, minute by minute: when an"
              + " event is sent, the clock is in its minute, all that fell due before was done"
              + " first, and all earlier events are worked off. The clock never goes back.")
  private String clock = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Replay.Options options = new Replay.Options(url, key, speed, clock.equals("event"));
    try (BufferedReader lines = open();
        Replay replay = new Replay(options, spec.commandLine().getErr())) {
      Summary summary = replay.run(lines);
      spec.commandLine().getOut().println(summary.json());
      spec.commandLine().getOut().flush();
      return summary.complete() ? Exit.OK : Exit.FINDINGS;
    }
  }

  private void check() {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new ParameterException(
          spec.commandLine(), "--url must be an address such as http://127.0.0.1:8080");
    }
    if (!clock.isEmpty() && !clock.equals("event")) {
      throw new ParameterException(spec.commandLine(), "--clock takes the one word 'event'");
    }
    if (!Double.isFinite(speed) || speed < 0) {
      throw new ParameterException(spec.commandLine(), "--speed must be a number above 0");
    }
  }

  private BufferedReader open() throws IOException {
    if (file.toString().equals("-")) {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CommandFailure("there is no readable file " + file);
    }
    return Files.newBufferedReader(file);
  }
}
