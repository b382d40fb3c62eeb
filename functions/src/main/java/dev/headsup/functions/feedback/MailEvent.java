package dev.headsup.functions.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What SES says of one e-mail, as EventBridge hands it over (source `aws.ses`). The tags that the
/// sender put on the message name its delivery.
///
/// Source: `https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html`.
///
/// @param customer for whom it was, as the tag says
/// @param delivery its id ([dev.headsup.engine.outreach.Delivery#id])
/// @param addresses whom it is about
record MailEvent(CustomerId customer, String delivery, List<String> addresses, Receipt receipt) {
  private static final Pattern OUTREACH = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");

  public MailEvent {
    addresses = List.copyOf(addresses);
  }

  /// Reads an event.
  ///
  /// @return empty for one that says nothing of a message of ours: another kind, or without our
  ///   tags
  /// @throws UnreadableReceipt when a documented field is missing or is something else
  static Optional<MailEvent> read(String event) throws UnreadableReceipt {
    JsonNode detail = EventTree.read(event).path("detail");
    JsonNode mail = detail.path("mail");
    Optional<Receipt> receipt = receipt(detail, mail);
    Optional<CustomerId> customer = customer(tag(mail, "customer64"));
    String outreach = tag(mail, "outreach");
    if (receipt.isEmpty() || customer.isEmpty() || !OUTREACH.matcher(outreach).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new MailEvent(
            customer.get(),
            outreach + "/" + Channel.EMAIL,
            addresses(detail, mail),
            receipt.get()));
  }

  private static Optional<Receipt> receipt(JsonNode detail, JsonNode mail)
      throws UnreadableReceipt {
    String type = detail.path("eventType").asText();
    return switch (type) {
      case "Send" -> of(Kind.ACCEPTED, mail, mail, "");
      case "Delivery" -> of(Kind.DELIVERED, mail, detail.path("delivery"), "");
      case "DeliveryDelay" -> {
        JsonNode delay = detail.path("deliveryDelay");
        yield of(Kind.DELAYED, mail, delay, delay.path("delayType").asText());
      }
      case "Bounce" -> bounce(mail, detail.path("bounce"));
      case "Complaint" -> {
        JsonNode complaint = detail.path("complaint");
        String feedback = complaint.path("complaintFeedbackType").asText();
        // Of RFC 5965: somebody took it out of their spam folder.
        yield feedback.equals("not-spam")
            ? Optional.empty()
            : of(Kind.COMPLAINED, mail, complaint, feedback);
      }
      case "Reject" -> of(Kind.REJECTED, mail, mail, detail.path("reject").path("reason").asText());
      case "Rendering Failure" ->
          of(Kind.REJECTED, mail, mail, detail.path("failure").path("errorMessage").asText());
      default -> Optional.empty();
    };
  }

  /// Permanent is what SES says of a mailbox that is not there, and of one that is on its own list
  /// of those. All else may be better the next time.
  private static Optional<Receipt> bounce(JsonNode mail, JsonNode bounce) throws UnreadableReceipt {
    String type = bounce.path("bounceType").asText();
    String words = bounce.path("bouncedRecipients").path(0).path("diagnosticCode").asText();
    String why = type + ", " + bounce.path("bounceSubType").asText("");
    return of(
        type.equals("Permanent") ? Kind.UNDELIVERABLE : Kind.BOUNCED,
        mail,
        bounce,
        words.isEmpty() ? why : why + ": " + words);
  }

  private static Optional<Receipt> of(Kind kind, JsonNode mail, JsonNode dated, String detail)
      throws UnreadableReceipt {
    return Optional.of(
        new Receipt(
            kind,
            mail.path("messageId").asText(),
            EventTree.time(dated.path("timestamp").asText(), "timestamp"),
            EventTree.plain(detail)));
  }

  private static List<String> addresses(JsonNode detail, JsonNode mail) {
    List<String> found = new ArrayList<>();
    detail
        .path("bounce")
        .path("bouncedRecipients")
        .forEach(each -> found.add(each.path("emailAddress").asText()));
    detail
        .path("complaint")
        .path("complainedRecipients")
        .forEach(each -> found.add(each.path("emailAddress").asText()));
    // Some providers black the address out in a complaint; we write to one at a time.
    if (found.stream().noneMatch(each -> MAIL.matcher(bare(each)).matches())) {
      mail.path("destination").forEach(each -> found.add(each.asText()));
    }
    return found.stream()
        .map(MailEvent::bare)
        .filter(each -> MAIL.matcher(each).matches())
        .distinct()
        .toList();
  }

  /// `Ana <ana@example.com>` without the name.
  private static String bare(String address) {
    int open = address.lastIndexOf('<');
    int close = address.lastIndexOf('>');
    return (open >= 0 && close > open ? address.substring(open + 1, close) : address).strip();
  }

  private static String tag(JsonNode mail, String name) {
    return mail.path("tags").path(name).path(0).asText();
  }

  private static Optional<CustomerId> customer(String tag) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(tag), StandardCharsets.UTF_8);
      return id.isEmpty() || id.length() > CustomerId.MAX_LENGTH
          ? Optional.empty()
          : Optional.of(new CustomerId(id));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
