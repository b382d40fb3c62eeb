package dev.headsup.bench.process;

import dev.headsup.aws.AwsClients;
import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import dev.headsup.local.queues.QueueServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/// `cold`: processor time of a cold start of ingest, against a function that only sends.
public final class ColdBenchmark implements Benchmark {
  /// What Lambda's managed Java runtime starts a function with.
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  /// The key in events/ingest-batch.json.
  private static final String KEY = "sample-public-key";

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public String about() {
    return "processor time of a cold start of ingest, against a function that only sends";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    List<String> event = List.of(run.home().resolve("events/ingest-batch.json").toString());
    List<Double> hello = new ArrayList<>();
    List<Double> send = new ArrayList<>();
    List<Double> ingest = new ArrayList<>();
    try (QueueServer queues = QueueServer.start()) {
      Map<String, String> environment = environment(queues);
      int rounds = run.times(11, 3);
      for (int round = 0; round <= rounds; round++) {
        double first = Child.cpuMillis(FLAGS, ColdHello.class, environment, event);
        double second = Child.cpuMillis(FLAGS, ColdSend.class, environment, event);
        double third = Child.cpuMillis(FLAGS, ColdIngest.class, environment, event);
        if (round > 0) { // the first one fills the file cache
          hello.add(first);
          send.add(second);
          ingest.add(third);
          run.say("cold: round " + round + " of " + rounds);
        }
      }
    }
    return new Table(
        "cold: processor time of the first call in a fresh JVM",
        List.of(
            Figure.of("sends one fixed message (anchor)", "ms", Spread.of(send)),
            Figure.of("ingest, one request of two events", "ms", Spread.of(ingest))
                .against(Spread.ofRatios(ingest, send))
                .atMostTimes(1.5),
            Figure.of("hello world", "ms", Spread.of(hello)).against(Spread.ofRatios(hello, send))),
        List.of(
            "User and system time of the whole process, "
                + String.join(" ", FLAGS)
                + ", no SnapStart, no archive of our own; the three take turns.",
            "The SQS client is the real one, over loopback HTTP to ElasticMQ in another process."
                + " Lambda's own start is not in it."));
  }

  private static Map<String, String> environment(QueueServer queues) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", QueueServer.REGION);
    environment.put("AWS_ENDPOINT_URL", queues.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    try (SqsClient sqs = new AwsClients(environment, List.of()).sqs()) {
      environment.put(
          "TELEMETRY_QUEUE_URL", sqs.createQueue(request -> request.queueName("cold")).queueUrl());
    }
    environment.put("PUBLIC_KEY_HASHES", hash(KEY));
    environment.put("SERVER_KEY_HASHES", "");
    return environment;
  }

  private static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
