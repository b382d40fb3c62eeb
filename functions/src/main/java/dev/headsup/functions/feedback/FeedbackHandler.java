package dev.headsup.functions.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.door.Signature;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.functions.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What others say back to us. Contacts with support come over HTTP: `POST /v1/contacts` with a
/// server key, and `POST /hooks/zendesk` with Zendesk's signature. What SES says of e-mails comes
/// from EventBridge by a queue, and what SNS says of text messages from its log group; both only
/// from within the account.
public final class FeedbackHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackHandler.class);

  private final ServerKeys keys;
  private final Supplier<Optional<String>> secret;
  private final Contacts contacts;
  private final Receiving receiving;
  private final InstantSource clock;

  /// For Lambda.
  public FeedbackHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public FeedbackHandler(Wiring wiring) {
    this.clock = wiring.clock();
    this.keys = new ServerKeys(wiring.openKeys(), wiring.rates());
    var secrets = wiring.secrets();
    this.secret = () -> secrets.value(SecretName.ZENDESK);
    var policy = wiring.policy();
    this.contacts =
        new Contacts(
            wiring.directory(),
            () -> policy.now().heart(),
            wiring.quarantine(),
            wiring.telemetryQueue(),
            clock);
    this.receiving =
        new Receiving(
            wiring.outreaches(),
            wiring.outreachReceipts(),
            wiring.addresses(),
            wiring.profiles(),
            wiring.counters(),
            clock);
  }

  /// @param secret with which Zendesk signs
  FeedbackHandler(
      ServerKeys keys,
      Supplier<Optional<String>> secret,
      Contacts contacts,
      Receiving receiving,
      InstantSource clock) {
    this.receiving = receiving;
    this.keys = keys;
    this.secret = secret;
    this.contacts = contacts;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    byte[] bytes = event.readAllBytes();
    switch (Incoming.of(bytes)) {
      case Incoming.Request request ->
          Doorway.serve(new ByteArrayInputStream(bytes), answer, this::answer);
      case Incoming.Queue queue -> SqsBatch.writeFailures(answer, mails(bytes));
      case Incoming.Lines(String data) -> texts(data);
    }
  }

  /// What SES says.
  ///
  /// @return the messages that are to come again
  private List<String> mails(byte[] bytes) throws IOException {
    List<String> failed = new ArrayList<>();
    for (SqsBatch.Record sent : SqsBatch.read(new ByteArrayInputStream(bytes)).records()) {
      try {
        MailEvent.read(sent.body()).ifPresent(receiving::mail);
      } catch (UnreadableReceipt broken) {
        // It would be as unreadable the next time.
        LOG.error("What came by {} is no event of SES: {}", sent.messageId(), broken.getMessage());
      } catch (RuntimeException notNow) {
        LOG.error("Back to the queue: {}", sent.messageId(), notNow);
        failed.add(sent.messageId());
      }
    }
    return failed;
  }

  /// What SNS says. What cannot be noted now fails the call, and CloudWatch Logs calls again.
  private void texts(String data) {
    try {
      TextStatus.read(data).forEach(receiving::text);
    } catch (UnreadableReceipt broken) {
      LOG.error("What came is no status of a text message: {}", broken.getMessage());
    }
  }

  private HttpResponse answer(HttpRequest request) throws BadRequest {
    return switch (request.path().replaceAll("/+$", "")) {
      case "/v1/contacts" -> {
        post(request);
        keys.admit(request);
        yield contacts.take(ContactReader.plain(Fields.of(request.body()), clock.instant()));
      }
      case "/hooks/zendesk" -> {
        post(request);
        yield zendesk(request);
      }
      default ->
          throw new BadRequest(404, "unknown-path", "POST /v1/contacts or POST /hooks/zendesk");
    };
  }

  private HttpResponse zendesk(HttpRequest request) throws BadRequest {
    Optional<String> known = secret.get();
    if (known.isEmpty()) {
      throw new BadRequest(
          401, "no-secret", "Nobody has set the secret " + SecretName.ZENDESK.word() + " here");
    }
    Signature.zendesk(request, known.get(), clock.instant());
    Optional<Reported> reported = ContactReader.zendesk(Fields.of(request.body()), clock.instant());
    return reported.isPresent()
        ? contacts.take(reported.get())
        : HttpResponse.json(
            200, "{\"success\":true,\"taken\":false,\"reason\":\"says-nothing-new\"}");
  }

  private static void post(HttpRequest request) throws BadRequest {
    if (!request.method().equals("POST")) {
      throw new BadRequest(405, "wrong-method", "Here goes POST", Map.of("Allow", "POST"));
    }
  }
}
