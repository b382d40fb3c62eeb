package dev.headsup.bench.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.AwsClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The anchor of `cold`: a function that puts one fixed message on a queue, with the client that
/// ingest has, and does nothing else.
public final class ColdSend implements RequestStreamHandler {
  private final SqsClient sqs = new AwsClients(System.getenv(), List.of()).sqs();
  private final String url = System.getenv("TELEMETRY_QUEUE_URL");

  /// For Lambda's client.
  public ColdSend() {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    event.readAllBytes();
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("{\"fixed\":true}"));
    answer.write("{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8));
  }
}
