package dev.headsup.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `outage`: how soon the customers of an outage hear of it, in the local stack: from the signed
/// webhook that says so to the first message that the provider is handed, and to the last of 1,000.
public final class OutageBenchmark implements Benchmark {
  private static final byte[] KEY =
      "a key of thirty-two characters!!".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final int WARM = 5;

  /// Between one webhook and the next, so that none meets the work of another.
  private static final Duration APART = Duration.ofMillis(2_500);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "outage";
  }

  @Override
  public String about() {
    return "from the webhook of an outage to the first message, and to the last of 1,000";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("headsup-outages");
    try (Launched up =
        Launched.start(
            run, List.of("up", "--port", "0", "--triggers", Outages.write(folder).toString()))) {
      return measured(run, up);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Table measured(Run run, Launched up) throws IOException, InterruptedException {
    JsonNode ready = up.ready();
    URI door = URI.create(ready.path("ingest").asText());
    Child.run(
        run,
        List.of(
            "sh",
            "-c",
            "printf %s \"$1\" | ./headsup secrets set incidents-webhook --url \"$2\"",
            "sh",
            SECRET,
            door.toString()));
    people(run, up, door, ready.path("serverKey").asText());
    Map<String, Instant> said = new HashMap<>();
    int webhooks = run.times(Outages.PARTS, 10);
    for (int i = -WARM; i < webhooks; i++) {
      String incident = i < 0 ? "warm" + -i : "one" + i;
      said.put(incident, say(up, door, incident, Outages.part(Math.max(i, 0))));
      Thread.sleep(APART);
    }
    run.say("outage: " + webhooks + " webhooks said");
    int passes = run.times(3, 1);
    for (int pass = 0; pass < passes; pass++) {
      said.put("all" + pass, say(up, door, "all" + pass, Outages.ALL));
      awaitSent(
          up, door, (WARM + webhooks) * Outages.EACH + (pass + 1) * Outages.PARTS * Outages.EACH);
    }
    return table(said, heard(up, door), webhooks, passes);
  }

  private static void people(Run run, Launched up, URI door, String key)
      throws IOException, InterruptedException {
    List<String> calls = Outages.calls(now(up, door));
    PrintWriter log = new PrintWriter(run.progress(), true, StandardCharsets.UTF_8);
    try (Replay replay = new Replay(new Replay.Options(door, key, 0, false, false), log);
        BufferedReader lines = new BufferedReader(new StringReader(String.join("\n", calls)))) {
      Summary summary = replay.run(lines);
      if (summary.accepted() != calls.size()) {
        throw new IOException("The door took " + summary.accepted() + " of " + calls.size());
      }
    }
    up.post(door.resolve("/_local/drain"));
    run.say("outage: customers are known");
  }

  /// @return by the stack's own clock, right before
  private static Instant say(Launched up, URI door, String incident, String part)
      throws IOException, InterruptedException {
    String body = Outages.news(incident, part);
    Instant now = now(up, door);
    up.post(
        door.resolve("/hooks/standard-webhooks"),
        body,
        Map.of(
            "content-type",
            "application/json",
            "webhook-id",
            incident,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            "v1," + signature(incident + "." + now.getEpochSecond() + "." + body)));
    return now;
  }

  private static String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Instant now(Launched up, URI door) throws IOException, InterruptedException {
    return Instant.parse(up.get(door.resolve("/_local/clock")).path("now").asText());
  }

  /// Waits for so many e-mails, and as many messages in inboxes. Nothing is hurried by it.
  private static void awaitSent(Launched up, URI door, int emails)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long sent;
    do {
      Thread.sleep(2_000);
      sent = up.get(door.resolve("/_local/stats")).path("sent").asLong();
      if (System.nanoTime() > end) {
        throw new IOException("%,d of %,d were sent in %s".formatted(sent, 2 * emails, PATIENCE));
      }
    } while (sent < 2L * emails);
  }

  /// When the provider was handed each e-mail, by incident, the first one first.
  private static Map<String, List<Instant>> heard(Launched up, URI door)
      throws IOException, InterruptedException {
    Map<String, List<Instant>> heard = new HashMap<>();
    for (JsonNode message : up.get(door.resolve("/_local/outbox"))) {
      if (message.path("channel").asText().equals("EMAIL")) {
        String subject = message.path("subject").asText();
        heard
            .computeIfAbsent(subject.substring(0, subject.indexOf(':')), any -> new ArrayList<>())
            .add(Instant.parse(message.path("sentAt").asText()));
      }
    }
    heard.values().forEach(Collections::sort);
    return heard;
  }

  private static Table table(
      Map<String, Instant> said, Map<String, List<Instant>> heard, int webhooks, int passes)
      throws IOException {
    List<Double> first = new ArrayList<>();
    for (int i = 0; i < webhooks; i++) {
      first.add(millis(said, "one" + i, heard(heard, "one" + i, Outages.EACH).getFirst()));
    }
    List<Double> firstOfAll = new ArrayList<>();
    List<Double> lastOfAll = new ArrayList<>();
    int all = Outages.PARTS * Outages.EACH;
    for (int pass = 0; pass < passes; pass++) {
      List<Instant> times = heard(heard, "all" + pass, all);
      firstOfAll.add(millis(said, "all" + pass, times.getFirst()));
      lastOfAll.add(millis(said, "all" + pass, times.getLast()));
    }
    Collections.sort(first);
    double p99 = first.get((int) Math.ceil(0.99 * first.size()) - 1);
    return new Table(
        "outage: from a webhook to the customers, in the local stack",
        List.of(
            Figure.of("to the first message", "ms", Spread.of(first)),
            Figure.of(
                    "the same, p99 of " + webhooks,
                    "ms",
                    new Spread(p99, first.getFirst(), first.getLast(), webhooks))
                .atMost(2_000),
            Figure.of("to the first of %,d".formatted(all), "ms", Spread.of(firstOfAll)),
            Figure.of("to the last of %,d".formatted(all), "ms", Spread.of(lastOfAll))
                .atMost(30_000)),
        List.of(
            "A signed webhook, its walks, ten customers an incident by e-mail and inbox, one webhook every 2.5 s; then %,d customers at once."
                .formatted(all),
            "Each e-mail counts when the provider is handed it, by the stack's clock; telemetry"
                + " waits a second for more of a batch, as template.yaml says.",
            "The whole stack, tables and queues too, runs in one JVM: a figure of this machine,"
                + " not of AWS."));
  }

  private static List<Instant> heard(
      Map<String, List<Instant>> heard, String incident, int customers) throws IOException {
    List<Instant> times = heard.getOrDefault(incident, List.of());
    if (times.size() != customers) {
      throw new IOException(
          "%,d e-mails about %s, and not %,d".formatted(times.size(), incident, customers));
    }
    return times;
  }

  private static double millis(Map<String, Instant> said, String incident, Instant heard) {
    return Duration.between(said.getOrDefault(incident, heard), heard).toNanos() / 1e6;
  }
}
