package dev.headsup.functions.setup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.lambda.ResourceRequest;
import dev.headsup.aws.log.Ids;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The function behind the custom resource `Setup`: what a stack needs once before it is of use.
/// CloudFormation always gets an answer, also of a failure, or it would wait until its time is
/// over.
public final class SetupHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SetupHandler.class);

  private final FirstKey firstKey;

  /// For Lambda.
  public SetupHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public SetupHandler(Wiring wiring) {
    this.firstKey =
        new FirstKey(
            wiring.keys(),
            wiring.storedSecrets(),
            Integer.parseInt(wiring.setting(Variable.EVENTS_PER_SECOND)),
            wiring.clock());
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    ResourceRequest request = ResourceRequest.read(event);
    try {
      switch (request.type()) {
        case CREATE, UPDATE -> firstKey.make();
        // The keys and the secret outlive the stack, as its tables do.
        case DELETE -> {}
      }
    } catch (RuntimeException failed) {
      LOG.error("The stack could not be set up", failed);
      request.failed(
          "The first write key could not be made: "
              + failed.getMessage()
              + ". The log of SetupFunction has the whole story; deploy again when it is mended");
      return;
    }
    request.done();
  }
}
