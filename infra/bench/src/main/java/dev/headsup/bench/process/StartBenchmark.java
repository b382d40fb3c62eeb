package dev.headsup.bench.process;

import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `start`: how long a person waits for the stack, and for the demo's first decision.
public final class StartBenchmark implements Benchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "seconds until ./headsup up is ready, and until the demo's first decision";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    List<Double> ready = new ArrayList<>();
    List<Double> decided = new ArrayList<>();
    // Whoever measures a start does not want to measure a build.
    Child.run(run, List.of("./headsup", "--version"));
    for (int i = 1; i <= run.times(5, 2); i++) {
      ready.add(untilReady(run));
      run.say("start: up " + i + ", " + Math.round(ready.getLast() * 10) / 10.0 + " s");
    }
    for (int i = 1; i <= run.times(3, 1); i++) {
      decided.add(untilDecided(run));
      run.say("start: demo " + i + ", " + Math.round(decided.getLast() * 10) / 10.0 + " s");
    }
    return new Table(
        "start: from the command to the first result, when built",
        List.of(
            Figure.of("./headsup up, until its ready line", "s", Spread.of(ready)).atMost(10),
            Figure.of("./headsup demo, until its first decision", "s", Spread.of(decided))
                .atMost(120)),
        List.of(
            "Wall time of a process of its own, launcher included; the files are in the cache."));
  }

  private static double untilReady(Run run) throws IOException {
    long start = System.nanoTime();
    try (Launched up = Launched.start(run, List.of("up", "--port", "0"))) {
      if (!up.ready().path("ready").asBoolean()) {
        throw new IOException("headsup up said that it is not ready");
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static double untilDecided(Run run) throws IOException, InterruptedException {
    int port = freePort();
    URI stats = URI.create("http://127.0.0.1:" + port + "/_local/stats");
    long start = System.nanoTime();
    try (Launched demo = Launched.start(run, List.of("demo", "--port", Integer.toString(port)))) {
      while (System.nanoTime() - start < PATIENCE.toNanos()) {
        if (!demo.runs()) {
          throw new IOException("headsup demo ended before it decided anything");
        }
        try {
          if (demo.get(stats).path("decided").asLong() > 0) {
            return (System.nanoTime() - start) / 1e9;
          }
        } catch (ConnectException notYet) {
          // It does not listen yet.
        }
        Thread.sleep(100);
      }
    }
    throw new IOException("headsup demo decided nothing in " + PATIENCE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
