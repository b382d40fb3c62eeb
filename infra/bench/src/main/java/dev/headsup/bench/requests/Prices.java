package dev.headsup.bench.requests;

import java.util.List;
import java.util.Locale;

/// List prices of AWS in us-east-1, on demand, without any free tier, in USD, as published in the
/// month of [#READ]; look them up again before you plan with them.
final class Prices {
  /// The month.
  static final String READ = "2026-06";

  static final double HTTP_API_REQUEST = 1.00e-6;
  static final double LAMBDA_REQUEST = 0.20e-6;
  static final double LAMBDA_GB_SECOND_ARM = 0.0000133334;
  static final double SQS_REQUEST = 0.40e-6;
  static final double WRITE_UNIT = 0.625e-6;
  static final double READ_UNIT = 0.125e-6;
  static final double XRAY_TRACE = 5.00e-6;
  static final double S3_PUT_OR_LIST = 5.00e-6;
  static final double S3_GET = 0.40e-6;
  static final double S3_GB_MONTH = 0.023;
  static final double SECRETS_MANAGER_CALL = 5.00e-6;
  static final double SECRET_MONTH = 0.40;

  /// What SQS counts as one request of a payload, in bytes.
  static final int SQS_CHUNK = 64 * 1024;

  private Prices() {}

  static List<String> lines() {
    return List.of(
        "Prices of " + READ + ", us-east-1, on demand, no free tier, USD per million:",
        line("HTTP API request", HTTP_API_REQUEST),
        line("Lambda request", LAMBDA_REQUEST),
        line("Lambda GB-second on arm64", LAMBDA_GB_SECOND_ARM),
        line("SQS request, each 64 KB", SQS_REQUEST),
        line("DynamoDB write unit", WRITE_UNIT),
        line("DynamoDB read unit", READ_UNIT),
        line("X-Ray trace recorded", XRAY_TRACE),
        line("S3 PUT or LIST", S3_PUT_OR_LIST),
        line("S3 GET", S3_GET),
        line("Secrets Manager call", SECRETS_MANAGER_CALL),
        String.format(
            Locale.ROOT,
            "A month: S3 Standard %.3f a GB, a secret %.2f.",
            S3_GB_MONTH,
            SECRET_MONTH));
  }

  private static String line(String what, double price) {
    return String.format(Locale.ROOT, "%s: %.4f", what, price * 1e6);
  }
}
