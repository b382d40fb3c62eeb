package dev.headsup.functions.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.dynamodb.LedgerStream;
import dev.headsup.aws.dynamodb.LedgerStream.News;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.topic.IntegratorTopic;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The publish function: every decision and every change of a message's state goes to the topic of
/// integrators, in the order in which each customer's items changed. Where one cannot be published
/// Lambda begins again with it; what was published before comes once more at most.
public final class PublishHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PublishHandler.class);

  private final IntegratorTopic topic;

  /// For Lambda.
  public PublishHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public PublishHandler(Wiring wiring) {
    this.topic = wiring.integratorTopic();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    for (News news : LedgerStream.read(event)) {
      try {
        topic.publish(news);
      } catch (RuntimeException broken) {
        LOG.error("Not published, begun again with it: {}", news.id(), broken);
        SqsBatch.writeFailures(answer, List.of(news.sequence()));
        return;
      }
    }
    SqsBatch.writeFailures(answer, List.of());
  }
}
