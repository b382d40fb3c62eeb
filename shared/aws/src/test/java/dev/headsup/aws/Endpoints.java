package dev.headsup.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.testcontainers.localstack.LocalStackContainer;

/// Where the contracts run besides the embedded servers: an endpoint that the environment names, or
/// LocalStack in a container. Both only when asked for; who is not asked says so in one line.
public final class Endpoints {
  private static final String ASKED = "headsup.it";

  private Endpoints() {}

  /// The endpoint of a service in `AWS_ENDPOINT_URL_<SERVICE>` or `AWS_ENDPOINT_URL`; skips the
  /// test class when there is none.
  public static String given(String service) {
    String all = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");
    String own = System.getenv().getOrDefault("AWS_ENDPOINT_URL_" + service, all);
    require(!own.isEmpty(), service + " contracts on a given endpoint: set AWS_ENDPOINT_URL");
    return own;
  }

  /// LocalStack's endpoint; skips the test class unless `-Dheadsup.it=localstack` was given.
  public static String localStack(String service) {
    require(
        "localstack".equals(System.getProperty(ASKED)),
        service + " contracts on LocalStack: needs Docker and -Dheadsup.it=localstack");
    return Container.ENDPOINT;
  }

  /// Goes on if this holds; else the test class is skipped, with one line that says why.
  public static void require(boolean holds, String otherwise) {
    if (!holds) {
      System.out.println("Skipped: " + otherwise);
    }
    assumeTrue(holds, otherwise);
  }

  /// Clients as production builds them, on an endpoint.
  public static AwsClients clients(String endpoint) {
    return new AwsClients(
        Map.of(
            "AWS_ENDPOINT_URL", endpoint,
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local"),
        List.of());
  }

  /// One container for all classes of this JVM; Testcontainers takes it away at the end.
  private static final class Container {
    /// 4.14.0 is the last tag that asks for no account.
    private static final String IMAGE = "localstack/localstack:4.14.0";

    static final String ENDPOINT = start();

    @SuppressWarnings("resource") // lives as long as the JVM
    private static String start() {
      LocalStackContainer container =
          new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs");
      container.start();
      return container.getEndpoint().toString();
    }
  }
}
