package dev.headsup.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.decide.Events;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import dev.headsup.local.replay.Replay;
import dev.headsup.local.replay.Summary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// `replay`: how fast the local stack takes events through its public door and works them off.
public final class ReplayBenchmark implements Benchmark {
  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String about() {
    return "events a second through the public door of the local stack, until worked off";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    int events = run.times(20_000, 2_000);
    List<Double> taken = new ArrayList<>();
    List<Double> done = new ArrayList<>();
    try (Launched up = Launched.start(run, List.of("up", "--port", "0"))) {
      JsonNode ready = up.ready();
      URI door = URI.create(ready.path("ingest").asText());
      String key = ready.path("writeKey").asText();
      for (int pass = 0; pass <= run.times(3, 1); pass++) {
        BufferedReader lines = lines(pass, events);
        PrintWriter log = new PrintWriter(run.progress(), true, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        Summary summary;
        try (Replay replay = new Replay(new Replay.Options(door, key, 0, false, false), log)) {
          summary = replay.run(lines);
        }
        up.post(door.resolve("/_local/drain"));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (summary.accepted() != events) {
          throw new IOException("The door took " + summary.accepted() + " of " + events);
        }
        if (pass > 0) { // the first one warms the stack
          taken.add(summary.rate());
          done.add(events / seconds);
        }
      }
    }
    return new Table(
        "replay: the local stack",
        List.of(
            Figure.of("taken by the door", "events/s", Spread.of(taken)),
            Figure.of("taken and worked off", "events/s", Spread.of(done))),
        List.of(
            "%,d events of %,d customers a pass, batches of 20, one after the other over one connection; the second pass is the first that counts."
                .formatted(events, events / 10),
            "The whole stack, tables and queues too, runs in one JVM on the same cores as the"
                + " client: a figure of this machine, not of AWS."));
  }

  private static BufferedReader lines(int pass, int events) {
    Instant now = InstantSource.system().instant();
    List<String> calls =
        new Events(pass, "replay" + pass)
            .calls(events, events / 10, now, Duration.ofMinutes(30).toMillis());
    return new BufferedReader(new StringReader(String.join("\n", calls)));
  }
}
