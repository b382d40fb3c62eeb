package dev.headsup.functions.preferences.replies;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.functions.OptOuts;
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

/// What customers answer: `POST /replies/sms`, with a server key, takes a text message that one
/// sent back; replies to an item come by the inbox's own paths ([#inbox]).
///
/// The former reads what a two-way number of AWS End User Messaging puts on its SNS topic as it is
/// (`originationNumber`, `messageBody`, `inboundMessageId`), or `from`, `text` and `id`.
public final class ReplyRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyRoutes.class);
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TEXT = 10_000;

  private final ServerKeys servers;
  private final Answering answering;
  private final InstantSource clock;

  /// What replies touch.
  ///
  /// @param directory finds who texts without having been written to
  /// @param quarantine keeps the replies of those whom nobody knows
  public record Sources(
      Profiles profiles,
      Addresses addresses,
      Directory directory,
      Quarantine quarantine,
      OptOuts optOuts,
      Supplier<Policy> policy) {}

  /// @param servers who may hand over text messages
  /// @param telemetry queues message bodies for the telemetry function
  public ReplyRoutes(
      ServerKeys servers, Sources sources, Consumer<List<String>> telemetry, InstantSource clock) {
    this.servers = servers;
    this.answering = new Answering(sources, telemetry, clock);
    this.clock = clock;
  }

  /// The answer; empty when the path is none of ours.
  ///
  /// @throws BadRequest where it is refused
  public Optional<HttpResponse> answer(HttpRequest request) throws BadRequest {
    return request.path().equals("/replies/sms")
        ? Optional.of(said(text(request)))
        : Optional.empty();
  }

  private Outcome text(HttpRequest request) throws BadRequest {
    servers.admit(request);
    Fields fields = Fields.of(request.body());
    boolean ofAws = fields.has("originationNumber");
    String from = fields.need(ofAws ? "originationNumber" : "from", LONGEST_ID);
    String text = fields.words(ofAws ? "messageBody" : "text", LONGEST_TEXT).orElse("");
    String id = fields.need(ofAws ? "inboundMessageId" : "id", LONGEST_ID);
    if (!from.matches("\\+?[0-9 ()./-]{5,30}")) {
      throw new BadRequest(400, "wrong-value", "The number is written as +12025550123");
    }
    return answering.text(from, new Reply(Channel.SMS, id, text, at(fields)));
  }

  /// Takes a customer's reply to an item of their inbox, `{"text":"…"}`.
  ///
  /// @throws BadRequest where it is refused
  public HttpResponse inbox(CustomerId customer, String item, HttpRequest request)
      throws BadRequest {
    Fields fields = Fields.of(request.body());
    fields.only("text");
    String text =
        fields
            .words("text", LONGEST_TEXT)
            .orElseThrow(() -> BadRequest.body("missing-field", "text is missing"));
    // The same words to the same item are one reply.
    String once = customer.value() + ":" + item + ":" + Integer.toHexString(text.hashCode());
    return said(answering.inbox(customer, new Reply(Channel.INBOX, once, text, clock.instant())));
  }

  private Instant at(Fields fields) throws BadRequest {
    Instant now = clock.instant();
    // A clock that is ahead of ours must not outweigh what comes after it.
    return fields.time("at", now).filter(now::isAfter).orElse(now);
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
