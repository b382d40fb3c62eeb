package dev.headsup.local.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// What SES says of an e-mail after it took it, as EventBridge hands it over: that it was sent and
/// that it arrived. The addresses of SES's own mailbox simulator bounce and complain here as they
/// do there.
///
/// Sources: `https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html` for the
/// addresses, `https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html` for the form.
public final class SesReports {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIMULATOR = "@simulator.amazonses.com";
  private static final String CONFIGURATION = "EmailEvents";

  private SesReports() {}

  /// The events about a message, in the order in which they happen.
  ///
  /// @param account the account and Region that they name
  public static List<String> of(Arrived mail, String account, String region) {
    List<String> events = new ArrayList<>();
    Envelope envelope = new Envelope(mail, account, region);
    events.add(envelope.event("Email Sent", "Send", "send", JSON.createObjectNode()));
    switch (mail.to().toLowerCase(Locale.ROOT)) {
      case "bounce" + SIMULATOR -> events.add(envelope.bounce("Permanent", "General"));
      case "suppressionlist" + SIMULATOR ->
          events.add(envelope.bounce("Permanent", "OnAccountSuppressionList"));
      case "complaint" + SIMULATOR -> {
        events.add(envelope.delivery());
        events.add(envelope.complaint());
      }
      default -> events.add(envelope.delivery());
    }
    return events;
  }

  private record Envelope(Arrived mail, String account, String region) {
    String delivery() {
      ObjectNode delivery = dated();
      delivery.put("processingTimeMillis", 300);
      delivery.putArray("recipients").add(mail.to());
      delivery.put("smtpResponse", "250 ok");
      delivery.put("reportingMTA", "sandbox.example.com");
      return event("Email Delivered", "Delivery", "delivery", delivery);
    }

    String bounce(String type, String subtype) {
      ObjectNode bounce = dated();
      bounce.put("bounceType", type).put("bounceSubType", subtype);
      bounce
          .putArray("bouncedRecipients")
          .addObject()
          .put("emailAddress", mail.to())
          .put("action", "failed")
          .put("status", "5.1.1")
          .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
      bounce.put("feedbackId", UUID.randomUUID().toString());
      bounce.put("reportingMTA", "dsn; sandbox.example.com");
      return event("Email Bounced", "Bounce", "bounce", bounce);
    }

    String complaint() {
      ObjectNode complaint = dated();
      complaint.putArray("complainedRecipients").addObject().put("emailAddress", mail.to());
      complaint.put("feedbackId", UUID.randomUUID().toString());
      complaint.put("complaintFeedbackType", "abuse");
      return event("Email Complaint Received", "Complaint", "complaint", complaint);
    }

    private ObjectNode dated() {
      return JSON.createObjectNode().put("timestamp", mail.sentAt().plusMillis(300).toString());
    }

    String event(String detailType, String type, String name, ObjectNode what) {
      ObjectNode event = JSON.createObjectNode();
      event.put("version", "0");
      event.put("id", UUID.randomUUID().toString());
      event.put("detail-type", detailType);
      event.put("source", "aws.ses");
      event.put("account", account);
      event.put("time", Instant.ofEpochSecond(mail.sentAt().getEpochSecond()).toString());
      event.put("region", region);
      event
          .putArray("resources")
          .add("arn:aws:ses:%s:%s:configuration-set/%s".formatted(region, account, CONFIGURATION));
      ObjectNode detail = event.putObject("detail");
      detail.put("eventType", type);
      detail.set("mail", about());
      detail.set(name, what);
      return event.toString();
    }

    private ObjectNode about() {
      ObjectNode about = JSON.createObjectNode();
      about.put("timestamp", mail.sentAt().toString());
      about.put("source", mail.from());
      about.put("sendingAccountId", account);
      about.put("messageId", mail.messageId());
      about.putArray("destination").add(mail.to());
      about.put("headersTruncated", false);
      ObjectNode tags = about.putObject("tags");
      tags.putArray("ses:configuration-set").add(CONFIGURATION);
      for (Map.Entry<String, String> tag : mail.tags().entrySet()) {
        tags.putArray(tag.getKey()).add(tag.getValue());
      }
      return about;
    }
  }
}
