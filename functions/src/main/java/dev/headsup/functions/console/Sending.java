package dev.headsup.functions.console;

import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;

/// How far a message got.
///
/// @param channel in a word
/// @param theirs what the customer's own clock said, or empty
/// @param detail the reason, or empty
record Sending(Outcome.Pill pill, String channel, Moment at, String theirs, String detail) {
  static Sending of(Delivery delivery, Moment at, String theirs) {
    return new Sending(
        pill(delivery.state()), delivery.channel().word(), at, theirs, detail(delivery));
  }

  private static Outcome.Pill pill(DeliveryState state) {
    return switch (state) {
      case PENDING -> new Outcome.Pill("to be sent", "wait", "clock");
      case SENDING -> new Outcome.Pill("being sent", "wait", "clock");
      case SENT -> new Outcome.Pill("sent", "good", "check");
      case DELIVERED -> new Outcome.Pill("delivered", "good", "check");
      case BOUNCED -> new Outcome.Pill("bounced", "bad", "x");
      case COMPLAINED -> new Outcome.Pill("reported as unwanted", "bad", "x");
      case KEPT -> new Outcome.Pill("kept in the sandbox, not sent", "wait", "clock");
      case FAILED -> new Outcome.Pill("not sent", "bad", "x");
      case UNKNOWN -> new Outcome.Pill("no answer", "bad", "ask");
      case FOREIGN -> new Outcome.Pill("left to a newer version", "wait", "ask");
    };
  }

  private static String detail(Delivery delivery) {
    return switch (delivery.state()) {
      case PENDING -> delivery.reason().isEmpty() ? "" : "tried before: " + delivery.reason();
      case SENDING, SENT, DELIVERED -> "";
      case COMPLAINED -> "they are not written to at this address any more";
      case BOUNCED, KEPT, FAILED, FOREIGN -> delivery.reason();
      case UNKNOWN -> "the provider did not say whether it was sent: " + delivery.reason();
    };
  }
}
