package dev.headsup.functions.preferences.replies;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.preferences.replies.Answering.Outcome;
import dev.headsup.functions.preferences.replies.Answering.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paths of replies.
///
/// | path | who | what |
/// | --- | --- | --- |
/// | `POST /replies/sms` | a server key | a text message that a customer sent back |
/// | `POST /replies/inbox` | a customer's inbox token | their reply to an item |
///
/// The first reads what a two-way number of AWS End User Messaging puts on its SNS topic as it is
/// (`originationNumber`, `messageBody`, `inboundMessageId`), or `from`, `text` and `id`.
public final class ReplyRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyRoutes.class);
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TEXT = 10_000;

  private final ServerKeys servers;
  private final Customers customers;
  private final Answering answering;
  private final InstantSource clock;

  /// Finds the customer whose token a request shows.
  public interface Customers {
    /// @throws BadRequest when it shows none
    CustomerId of(HttpRequest request) throws BadRequest;
  }

  /// @param servers who may hand over text messages
  /// @param customers whose inbox a request is about
  /// @param telemetry queues message bodies for the telemetry function
  public ReplyRoutes(
      ServerKeys servers,
      Customers customers,
      Profiles profiles,
      Addresses addresses,
      Supplier<Policy> policy,
      Consumer<List<String>> telemetry,
      InstantSource clock) {
    this.servers = servers;
    this.customers = customers;
    this.answering = new Answering(profiles, addresses, policy, telemetry, clock);
    this.clock = clock;
  }

  /// The answer; empty when the path is none of ours.
  ///
  /// @throws BadRequest where it is refused
  public Optional<HttpResponse> answer(HttpRequest request) throws BadRequest {
    return switch (request.path()) {
      case "/replies/sms" -> Optional.of(said(text(request)));
      case "/replies/inbox" -> Optional.of(said(inbox(request)));
      default -> Optional.empty();
    };
  }

  private Outcome text(HttpRequest request) throws BadRequest {
    servers.admit(request);
    Fields fields = Fields.of(request.body());
    boolean ofAws = fields.has("originationNumber");
    String from = fields.need(ofAws ? "originationNumber" : "from", LONGEST_ID);
    String text = fields.text(ofAws ? "messageBody" : "text", LONGEST_TEXT).orElse("");
    String id = fields.need(ofAws ? "inboundMessageId" : "id", LONGEST_ID);
    if (!from.matches("\\+?[0-9 ()./-]{5,30}")) {
      throw new BadRequest(400, "wrong-value", "The number is written as +12025550123");
    }
    return answering.text(from, new Reply(Channel.SMS, id, text, at(fields)));
  }

  private Outcome inbox(HttpRequest request) throws BadRequest {
    CustomerId customer = customers.of(request);
    Fields fields = Fields.of(request.body());
    fields.only("id", "text");
    String id = fields.need("id", LONGEST_ID);
    String text = fields.need("text", LONGEST_TEXT);
    // The same words to the same item are one reply.
    String once = customer.value() + ":" + id + ":" + Integer.toHexString(text.hashCode());
    return answering.inbox(customer, new Reply(Channel.INBOX, once, text, clock.instant()));
  }

  private Instant at(Fields fields) throws BadRequest {
    Instant now = clock.instant();
    return fields.has("at") ? fields.time("at", now).orElse(now) : now;
  }

  private static HttpResponse said(Outcome outcome) {
    LOG.info("A reply that means {}, of {} customers", outcome.meaning(), outcome.customers());
    String meaning = outcome.meaning().name().toLowerCase(Locale.ROOT);
    return HttpResponse.json(
        200,
        "{\"success\":true,\"meaning\":"
            + Doorway.quoted(meaning)
            + ",\"customers\":"
            + outcome.customers()
            + ",\"reply\":"
            + outcome.answer().map(Doorway::quoted).orElse("null")
            + "}");
  }
}
