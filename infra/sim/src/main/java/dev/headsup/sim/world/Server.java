package dev.headsup.sim.world;

import java.time.Duration;

/// A service and how its clients are patient with it, as [dev.headsup.aws.AwsClients] sets them.
enum Server {
  DYNAMODB("dynamodb", 3, Duration.ofSeconds(8)),
  SQS("sqs", 2, Duration.ofSeconds(3)),
  S3("s3", 3, Duration.ofSeconds(8)),
  SECRETS("secretsmanager", 3, Duration.ofSeconds(8)),
  SES("ses", 1, Duration.ofSeconds(8)),
  SNS("sns", 1, Duration.ofSeconds(8)),
  WEBHOOK("webhook", 1, Duration.ofSeconds(8));

  private final String prefix;
  private final int attempts;
  private final Duration patience;

  Server(String prefix, int attempts, Duration patience) {
    this.prefix = prefix;
    this.attempts = attempts;
    this.patience = patience;
  }

  /// The service of a request.
  ///
  /// @param what begins with its name and a colon
  static Server of(String what) {
    for (Server service : values()) {
      if (what.startsWith(service.prefix + ":")) {
        return service;
      }
    }
    throw new IllegalArgumentException("A request of no known service: " + what);
  }

  /// How often the SDK asks, the first time included.
  int attempts() {
    return attempts;
  }

  /// How long one attempt waits for its answer.
  Duration patience() {
    return patience;
  }
}
