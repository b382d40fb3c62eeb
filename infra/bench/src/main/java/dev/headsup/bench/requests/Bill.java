package dev.headsup.bench.requests;

/// What a piece of work costs at list prices, in USD.
///
/// Requests and units are counted. How long a function runs cannot be counted here and is assumed:
/// an ingest call waits 8 ms, mostly for SQS; a worker waits 6 ms for each of its DynamoDB calls,
/// one after the other, and needs 40 ms of its own for 1,000 events.
///
/// @param http requests at the HTTP API
/// @param lambdaRequests calls of functions
/// @param lambdaTime what they run for
/// @param sqs requests in chunks of 64 KB
/// @param dynamo write and read units
record Bill(double http, double lambdaRequests, double lambdaTime, double sqs, double dynamo) {
  /// Memory of both functions in the template, in GB.
  static final double MEMORY = 1.0;

  static final double INGEST_SECONDS = 0.008;
  static final double DYNAMO_SECONDS = 0.006;
  static final double WORKER_SECONDS = 0.040;

  /// The bill of 1,000 events, one million times.
  ///
  /// @param messageBytes how large a message of the telemetry queue is
  static Bill perMillion(Counts counts, int messageBytes) {
    double thousands = 1000;
    double seconds =
        counts.of("lambda IngestFunction") * INGEST_SECONDS
            + counts.of("lambda TelemetryFunction") * WORKER_SECONDS
            + counts.of("dynamodb ") * DYNAMO_SECONDS;
    long sent = counts.of("sqs SendMessage") * chunks(messageBytes);
    long received = counts.of("sqs ReceiveMessage") * chunks(10 * messageBytes);
    long deleted = counts.of("sqs DeleteMessage");
    return new Bill(
        thousands * counts.of("http ") * Prices.HTTP_API_REQUEST,
        thousands * counts.of("lambda ") * Prices.LAMBDA_REQUEST,
        thousands * seconds * MEMORY * Prices.LAMBDA_GB_SECOND_ARM,
        thousands * (sent + received + deleted) * Prices.SQS_REQUEST,
        thousands
            * (counts.writeUnits() * Prices.WRITE_UNIT + counts.readUnits() * Prices.READ_UNIT));
  }

  /// What X-Ray adds with its default rule, which records one call in twenty of the front function.
  static double tracesPerMillion(Counts counts) {
    return 1000 * 0.05 * counts.of("lambda IngestFunction") * Prices.XRAY_TRACE;
  }

  double total() {
    return http + lambdaRequests + lambdaTime + sqs + dynamo;
  }

  private static long chunks(int bytes) {
    return Math.ceilDiv(bytes, Prices.SQS_CHUNK);
  }
}
