package dev.headsup.functions.feedback;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads contacts: as our own API takes them, and as Zendesk sends them.
final class ContactReader {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_TEXT = 64 * 1024;
  private static final String ANONYMOUS = "anonymous:";

  private ContactReader() {}

  /// A contact as `POST /v1/contacts` takes it.
  static Reported plain(Fields fields, Instant now) throws BadRequest {
    fields.only(
        "source",
        "id",
        "customer",
        "channel",
        "topic",
        "subject",
        "text",
        "openedAt",
        "closed",
        "closedAt");
    boolean closed = fields.flag("closed").orElse(false);
    if (!closed && fields.has("closedAt")) {
      throw BadRequest.body("wrong-value", "closedAt goes with closed: true");
    }
    Optional<Instant> opened = fields.time("openedAt", now);
    Optional<Instant> ended = fields.time("closedAt", now);
    Optional<Instant> at = closed ? ended : opened;
    if (opened.isPresent() && ended.isPresent() && ended.get().isBefore(opened.get())) {
      throw BadRequest.body("wrong-value", "closedAt lies before openedAt");
    }
    Fields customer =
        fields
            .object("customer")
            .orElseThrow(() ->
                BadRequest.body("missing-field", "customer says who, by userId, email or phone"));
    customer.only("userId", "email", "phone");
    Who who =
        new Who(known(customer, "userId"), mail(customer, "email"), phone(customer, "phone"), null);
    if (who.isNobody()) {
      throw BadRequest.body("missing-field", "customer says who, by userId, email or phone");
    }
    return new Reported(
        source(fields),
        fields.need("id", LONGEST_ID),
        who,
        closed ? Stage.CLOSED : Stage.OPENED,
        at.orElse(now),
        at.isPresent(),
        fields.text("channel", LONGEST_WORD).orElse(""),
        fields.text("topic", LONGEST_WORD).orElse(""),
        both(fields.text("subject", 1_000), fields.words("text", LONGEST_TEXT)));
  }

  /// A ticket as Zendesk's events have it, or as the template of docs/guides/feeds.md writes them.
  ///
  /// @return empty for an event that says nothing about a contact's begin or end
  static Optional<Reported> zendesk(Fields fields, Instant now) throws BadRequest {
    String type = fields.need("type", LONGEST_ID);
    Fields detail =
        fields
            .object("detail")
            .orElseThrow(() -> BadRequest.body("missing-field", "detail holds the ticket"));
    Optional<Stage> stage = stage(type, fields, detail);
    if (stage.isEmpty()) {
      return Optional.empty();
    }
    boolean created = type.endsWith(":ticket.created");
    Optional<Instant> at = created ? detail.time("created_at", now) : Optional.empty();
    Instant when = at.isPresent() ? at.get() : fields.time("time", now).orElse(now);
    Optional<Fields> via = detail.object("via");
    return Optional.of(
        new Reported(
            "zendesk",
            detail.need("id", LONGEST_ID),
            requester(detail),
            stage.get(),
            when,
            at.isPresent() || fields.has("time"),
            via.isPresent() ? via.get().text("channel", LONGEST_WORD).orElse("") : "",
            "",
            both(detail.text("subject", 1_000), detail.words("description", LONGEST_TEXT))));
  }

  private static Optional<Stage> stage(String type, Fields fields, Fields detail)
      throws BadRequest {
    if (type.endsWith(":ticket.created")) {
      return Optional.of(Stage.OPENED);
    }
    if (!type.endsWith(":ticket.status_changed")) {
      return Optional.empty();
    }
    Optional<Fields> event = fields.object("event");
    String now =
        (event.isPresent() ? event.get().text("current", LONGEST_WORD) : Optional.<String>empty())
            .or(() -> Optional.empty())
            .orElse("");
    String status = now.isEmpty() ? detail.text("status", LONGEST_WORD).orElse("") : now;
    String before = event.isPresent() ? event.get().text("previous", LONGEST_WORD).orElse("") : "";
    if (over(status)) {
      return over(before) ? Optional.empty() : Optional.of(Stage.CLOSED);
    }
    return over(before) ? Optional.of(Stage.OPENED) : Optional.empty();
  }

  private static boolean over(String status) {
    return status.equalsIgnoreCase("solved") || status.equalsIgnoreCase("closed");
  }

  private static Who requester(Fields detail) throws BadRequest {
    Optional<String> id = detail.text("requester_id", LONGEST_ID);
    Handle handle = id.filter(Handle::isName).map(each -> new Handle("zendesk", each)).orElse(null);
    Optional<Fields> requester = detail.object("requester");
    if (requester.isEmpty()) {
      return new Who(null, null, null, handle);
    }
    return new Who(
        known(requester.get(), "external_id"),
        mail(requester.get(), "email"),
        phone(requester.get(), "phone"),
        handle);
  }

  private static String source(Fields fields) throws BadRequest {
    String source = fields.need("source", 40);
    if (!Handle.isNetwork(source)) {
      throw BadRequest.body(
          "wrong-value", "source is the desk, in small letters, digits and '-', such as zendesk");
    }
    return source;
  }

  private static @Nullable CustomerId known(Fields fields, String name) throws BadRequest {
    String id = fields.text(name, CustomerId.MAX_LENGTH).orElse(null);
    if (id != null && id.startsWith(ANONYMOUS)) {
      throw BadRequest.body("wrong-value", "A user id must not start with '" + ANONYMOUS + "'");
    }
    return id == null ? null : CustomerId.known(id);
  }

  private static @Nullable String mail(Fields fields, String name) throws BadRequest {
    String mail = fields.text(name, 254).orElse(null);
    if (mail != null && !mail.matches("[^@\\s]+@[^@\\s]+")) {
      throw BadRequest.body("wrong-value", name + " is an e-mail address");
    }
    return mail;
  }

  private static @Nullable String phone(Fields fields, String name) throws BadRequest {
    String phone = fields.text(name, 40).orElse(null);
    if (phone != null && !phone.replaceAll("[ ().-]", "").matches("\\+[1-9][0-9]{6,14}")) {
      throw BadRequest.body(
          "wrong-value", name + " is a number in international form such as +12025550123");
    }
    return phone;
  }

  private static String both(Optional<String> subject, Optional<String> text) {
    return (subject.orElse("") + "\n" + text.orElse("")).strip();
  }
}
