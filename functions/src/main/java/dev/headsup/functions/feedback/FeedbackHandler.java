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
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lambda's door for contacts with support: `POST /v1/contacts` with a server key, and `POST
/// /hooks/zendesk` with Zendesk's signature.
public final class FeedbackHandler implements RequestStreamHandler {
  private final ServerKeys keys;
  private final Supplier<Optional<String>> secret;
  private final Contacts contacts;
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
  }

  /// @param secret with which Zendesk signs
  FeedbackHandler(
      ServerKeys keys, Supplier<Optional<String>> secret, Contacts contacts, InstantSource clock) {
    this.keys = keys;
    this.secret = secret;
    this.contacts = contacts;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Doorway.serve(event, answer, this::answer);
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
