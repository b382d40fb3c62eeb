package dev.headsup.bench.requests;

/// What a piece of work costs at list prices, in USD.
///
/// Requests and units are counted. How long a function runs cannot be counted here and is assumed:
/// an ingest call waits 8 ms, mostly for SQS; a worker waits 6 ms for each of its DynamoDB calls,
/// one after the other, 15 ms for each object that it puts, and needs 50 ms of its own for 1,000
/// events; putting the event history in order takes 60 ms of half a GB for 1,000 events, and 15 ms
/// for each call.
///
/// @param http requests at the HTTP API
/// @param lambdaRequests calls of functions
/// @param lambdaTime what they run for
/// @param sqs requests in chunks of 64 KB
/// @param dynamo write and read units
/// @param s3 requests for objects
record Bill(
    double http, double lambdaRequests, double lambdaTime, double sqs, double dynamo, double s3) {
  /// Memory of both functions in the template, in GB.
  static final double MEMORY = 1.0;

  static final double INGEST_SECONDS = 0.008;
  static final double DYNAMO_SECONDS = 0.006;
  static final double WORKER_SECONDS = 0.050;
  static final double S3_SECONDS = 0.015;

  /// Of the history function, for 1,000 events.
  static final double COMPACTION_SECONDS = 0.060;

  static final double COMPACTION_MEMORY = 0.5;

  /// The bill of 1,000 events, one million times.
  ///
  /// @param messageBytes how large a message of the telemetry queue is
  static Bill perMillion(Counts counts, int messageBytes) {
    double thousands = 1000;
    double seconds =
        counts.of("lambda IngestFunction") * INGEST_SECONDS
            + counts.of("lambda TelemetryFunction") * WORKER_SECONDS
            + counts.of("dynamodb ") * DYNAMO_SECONDS
            + counts.of("s3 ") * S3_SECONDS;
    long sent = counts.of("sqs SendMessage") * chunks(messageBytes);
    long received = counts.of("sqs ReceiveMessage") * chunks(10 * messageBytes);
    long deleted = counts.of("sqs DeleteMessage");
    return new Bill(
        thousands * counts.of("http ") * Prices.HTTP_API_REQUEST,
        thousands * counts.of("lambda ") * Prices.LAMBDA_REQUEST,
        thousands * seconds * MEMORY * Prices.LAMBDA_GB_SECOND_ARM,
        thousands * (sent + received + deleted) * Prices.SQS_REQUEST,
        thousands
            * (counts.writeUnits() * Prices.WRITE_UNIT + counts.readUnits() * Prices.READ_UNIT),
        thousands * s3(counts));
  }

  /// What it costs to put the history of a million events in order.
  ///
  /// @param counts of the history function
  /// @param events of which they were counted
  static Bill compactionPerMillion(Counts counts, int events) {
    double times = 1e6 / events;
    double seconds = events / 1000.0 * COMPACTION_SECONDS + counts.of("s3 ") * S3_SECONDS;
    return new Bill(
        0,
        times * counts.of("lambda ") * Prices.LAMBDA_REQUEST,
        times * seconds * COMPACTION_MEMORY * Prices.LAMBDA_GB_SECOND_ARM,
        0,
        0,
        times * s3(counts));
  }

  private static double s3(Counts counts) {
    long reads = counts.of("s3 Get");
    return (counts.of("s3 ") - reads) * Prices.S3_PUT_OR_LIST + reads * Prices.S3_GET;
  }

  /// What X-Ray adds with its default rule, which records one call in twenty of the front function.
  static double tracesPerMillion(Counts counts) {
    return 1000 * 0.05 * counts.of("lambda IngestFunction") * Prices.XRAY_TRACE;
  }

  double total() {
    return http + lambdaRequests + lambdaTime + sqs + dynamo + s3;
  }

  private static long chunks(int bytes) {
    return Math.ceilDiv(bytes, Prices.SQS_CHUNK);
  }
}
