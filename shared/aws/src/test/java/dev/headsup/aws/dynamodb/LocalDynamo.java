package dev.headsup.aws.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local over HTTP in this JVM, one for all test classes.
public final class LocalDynamo {
  private static final String ENDPOINT = start();

  private LocalDynamo() {}

  /// Where it answers.
  public static String endpoint() {
    return ENDPOINT;
  }

  private static String start() {
    try {
      int port = freePort();
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {
                "-inMemory", "-port", Integer.toString(port), "-disableTelemetry",
              });
      server.start();
      return "http://127.0.0.1:" + port;
    } catch (Exception failed) {
      throw new IllegalStateException("DynamoDB Local did not start", failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
