package dev.headsup.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Builds every SDK client that talks to AWS, each on first call.
///
/// Reads from the environment: `AWS_REGION`; `AWS_ENDPOINT_URL` and
/// `AWS_ENDPOINT_URL_{DYNAMODB,SQS,SNS,SESV2,S3,SECRETS_MANAGER}` (the service's own wins) for
/// another endpoint than AWS; and, only then, `AWS_ACCESS_KEY_ID` with `AWS_SECRET_ACCESS_KEY`. In
/// Lambda none of the endpoints is set and the default credential chain applies, which SnapStart
/// needs.
public final class AwsClients implements Clients {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ATTEMPT = Duration.ofSeconds(8);

  /// With all its retries a call to a queue, after one for the keys and one for the rate, ends
  /// within the fifteen seconds that ingest has: what hangs is answered with a pause to the client
  /// and not with a dead function.
  private static final Duration QUEUE_ATTEMPT = Duration.ofSeconds(3);

  private static final Duration QUEUE_CALL = Duration.ofSeconds(8);

  private static final Duration DOOR_ATTEMPT = Duration.ofMillis(1_200);
  private static final Duration DOOR_CALL = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, String> environment;
  private final List<ExecutionInterceptor> interceptors;

  /// @param environment variables by name
  /// @param interceptors see every call; the local runtime counts with them
  public AwsClients(Map<String, String> environment, List<ExecutionInterceptor> interceptors) {
    this.environment = Map.copyOf(environment);
    this.interceptors = List.copyOf(interceptors);
  }

  @Override
  public DynamoDbClient dynamo() {
    return configured(DynamoDbClient.builder(), "DYNAMODB", retrying(ATTEMPT)).build();
  }

  @Override
  public DynamoDbClient dynamoAtTheDoor() {
    ClientOverrideConfiguration.Builder override = retrying(DOOR_ATTEMPT).apiCallTimeout(DOOR_CALL);
    return configured(DynamoDbClient.builder(), "DYNAMODB", override, DOOR_ATTEMPT).build();
  }

  @Override
  public SqsClient sqs() {
    ClientOverrideConfiguration.Builder override =
        retrying(QUEUE_ATTEMPT).apiCallTimeout(QUEUE_CALL);
    return configured(SqsClient.builder(), "SQS", override).build();
  }

  /// Queues, for who takes messages from them: one patient attempt, since of an answer that is
  /// given up the messages stay hidden until their visibility ends.
  public SqsClient polling() {
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder().retryStrategy(DefaultRetryStrategy.doNotRetry());
    return configured(SqsClient.builder(), "SQS", override, PATIENCE).build();
  }

  @Override
  public SnsClient sns() {
    return configured(SnsClient.builder(), "SNS", once()).build();
  }

  @Override
  public SesV2Client ses() {
    return configured(SesV2Client.builder(), "SESV2", once()).build();
  }

  /// A bucket's name stands in the path where the endpoint is not AWS's own, as a server on
  /// loopback needs it.
  @Override
  public S3Client s3() {
    S3ClientBuilder builder = configured(S3Client.builder(), "S3", retrying(ATTEMPT));
    return builder.forcePathStyle(!endpoint("S3").isEmpty()).build();
  }

  @Override
  public SecretsManagerClient secrets() {
    return configured(SecretsManagerClient.builder(), "SECRETS_MANAGER", retrying(ATTEMPT)).build();
  }

  private static ClientOverrideConfiguration.Builder retrying(Duration attempt) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(attempt)
        .retryStrategy(RetryMode.STANDARD);
  }

  private static ClientOverrideConfiguration.Builder once() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(ATTEMPT)
        .apiCallTimeout(ATTEMPT)
        .retryStrategy(DefaultRetryStrategy.doNotRetry());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, String service, ClientOverrideConfiguration.Builder override) {
    return configured(builder, service, override, ATTEMPT);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, String service, ClientOverrideConfiguration.Builder override, Duration silence) {
    // Given to the builder once and whole: a second override would replace the first.
    interceptors.forEach(override::addExecutionInterceptor);
    B configured =
        builder
            .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
            .overrideConfiguration(override.build())
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(silence));
    String endpoint = endpoint(service);
    if (endpoint.isEmpty()) {
      return configured;
    }
    configured.endpointOverride(URI.create(endpoint));
    String id = environment.get("AWS_ACCESS_KEY_ID");
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    return id == null || secret == null
        ? configured
        : configured.credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)));
  }

  /// The endpoint for a service; empty for AWS's own.
  private String endpoint(String service) {
    return environment.getOrDefault(
        "AWS_ENDPOINT_URL_" + service, environment.getOrDefault("AWS_ENDPOINT_URL", ""));
  }
}
