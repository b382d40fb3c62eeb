package dev.headsup.bench.process;

import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import dev.headsup.local.zip.UnpackedZip;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// `cold`: processor time of a cold start from the packaged zip, through Lambda's own client.
public final class ColdBenchmark implements Benchmark {
  private enum Variant {
    HELLO,
    SEND,
    INGEST,
    TELEMETRY,
    TELEMETRY_PRIMED,
    DELIVER,
    DELIVER_PRIMED
  }

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public String about() {
    return "processor time of cold starts from the zip, and what priming saves";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    Path zip = FunctionsZip.build(run);
    Path folder = Files.createTempDirectory("headsup-cold");
    try (ColdCalls calls = new ColdCalls(run.home())) {
      return table(rounds(run, UnpackedZip.of(zip, folder, List.of(own())), calls));
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /// Where the two handlers lie that are not in the zip.
  private static Path own() {
    try {
      return Path.of(ColdHello.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("Classes have a location", impossible);
    }
  }

  private static Map<Variant, List<ColdStart>> rounds(Run run, UnpackedZip zip, ColdCalls calls)
      throws IOException, InterruptedException {
    Map<Variant, List<ColdStart>> taken = new EnumMap<>(Variant.class);
    int rounds = run.times(11, 3);
    for (int round = 0; round <= rounds; round++) {
      for (Variant variant : Variant.values()) {
        ColdStart one = one(variant, zip, calls);
        if (round > 0) { // the first one fills the file cache
          taken.computeIfAbsent(variant, first -> new ArrayList<>()).add(one);
        }
      }
      run.say("cold: round " + round + " of " + rounds);
    }
    int sent = calls.sent();
    if (sent != 2 * (rounds + 1)) {
      throw new IllegalStateException("The provider took " + sent + " e-mails");
    }
    return taken;
  }

  private static ColdStart one(Variant variant, UnpackedZip zip, ColdCalls calls)
      throws IOException, InterruptedException {
    return switch (variant) {
      case HELLO -> ColdStart.of(zip, calls.hello());
      case SEND -> ColdStart.of(zip, calls.send());
      case INGEST -> ColdStart.of(zip, calls.ingest());
      case TELEMETRY -> ColdStart.of(zip, calls.telemetry());
      case TELEMETRY_PRIMED -> ColdStart.primed(zip, calls.telemetry());
      case DELIVER -> ColdStart.of(zip, calls.deliver());
      case DELIVER_PRIMED -> ColdStart.primed(zip, calls.deliver());
    };
  }

  private static Table table(Map<Variant, List<ColdStart>> taken) {
    List<Double> send = times(taken, Variant.SEND, ColdStart::whole);
    return new Table(
        "cold: processor time in a fresh JVM, from the zip, through Lambda's client",
        List.of(
            Figure.of("sends one fixed message (anchor)", "ms", Spread.of(send)),
            whole("ingest, one request of two events", taken, Variant.INGEST).atMostTimes(1.5),
            whole("hello world", taken, Variant.HELLO),
            whole("telemetry, one message of two events", taken, Variant.TELEMETRY),
            whole("deliver, one e-mail", taken, Variant.DELIVER),
            first("telemetry, its first message alone", taken, Variant.TELEMETRY),
            primed("the same after priming", taken, Variant.TELEMETRY, Variant.TELEMETRY_PRIMED),
            first("deliver, its first job alone", taken, Variant.DELIVER),
            primed("the same after priming", taken, Variant.DELIVER, Variant.DELIVER_PRIMED)),
        List.of(
            "User and system time of the whole process, "
                + String.join(" ", UnpackedZip.FLAGS)
                + ", no archive of our own; all take turns. The system counts in ticks of 10 ms.",
            "The first five: from the start of the process to its first answer; to the anchor.",
            "The last four: from asking for the first event to its answer. Priming runs through"
                + " Lambda's client, as before a snapshot; the snapshot itself and its restore"
                + " cannot be taken here. To the same without priming.",
            "Tables, queues and providers are real servers on loopback, in another process."));
  }

  private static Figure whole(String name, Map<Variant, List<ColdStart>> taken, Variant variant) {
    List<Double> measured = times(taken, variant, ColdStart::whole);
    List<Double> anchor = times(taken, Variant.SEND, ColdStart::whole);
    return Figure.of(name, "ms", Spread.of(measured)).against(Spread.ofRatios(measured, anchor));
  }

  private static Figure first(String name, Map<Variant, List<ColdStart>> taken, Variant variant) {
    return Figure.of(name, "ms", Spread.of(times(taken, variant, ColdStart::request)));
  }

  private static Figure primed(
      String name, Map<Variant, List<ColdStart>> taken, Variant without, Variant with) {
    List<Double> measured = times(taken, with, ColdStart::request);
    List<Double> anchor = times(taken, without, ColdStart::request);
    return Figure.of(name, "ms", Spread.of(measured)).against(Spread.ofRatios(measured, anchor));
  }

  private static List<Double> times(
      Map<Variant, List<ColdStart>> taken, Variant variant, ToDoubleFunction<ColdStart> time) {
    return taken.getOrDefault(variant, List.of()).stream().map(time::applyAsDouble).toList();
  }
}
