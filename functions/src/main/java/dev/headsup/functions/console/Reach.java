package dev.headsup.functions.console;

import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import java.util.List;

/// How far the messages of one decision got, taken together. `told` is a decision; whether anything
/// arrived is another question, and a page must not mix them up.
enum Reach {
  /// None has left yet.
  ON_ITS_WAY("is getting", ""),
  /// At least one was sent.
  REACHED("got", ""),
  /// A provider did not say, or only a newer version can tell, and no other message was sent.
  UNCLEAR("may have got", ", but no provider confirmed it"),
  /// Written and kept, since its channel has no sender yet; no other message was sent.
  KEPT("would have got", ", but it was kept in the sandbox, not sent"),
  /// All failed.
  LOST("should have got", ", but no message got through");

  private final String verb;
  private final String remark;

  Reach(String verb, String remark) {
    this.verb = verb;
    this.remark = remark;
  }

  /// @param deliveries none for one whose messages were not looked up, which says nothing
  static Reach of(List<Delivery> deliveries) {
    List<DeliveryState> states = deliveries.stream().map(Delivery::state).toList();
    if (states.isEmpty() || states.stream().anyMatch(DeliveryState::isOut)) {
      return REACHED;
    }
    if (states.contains(DeliveryState.PENDING) || states.contains(DeliveryState.SENDING)) {
      return ON_ITS_WAY;
    }
    if (states.contains(DeliveryState.UNKNOWN) || states.contains(DeliveryState.FOREIGN)) {
      return UNCLEAR;
    }
    return states.contains(DeliveryState.KEPT) ? KEPT : LOST;
  }

  /// Between the customer and the trigger.
  String verb() {
    return verb;
  }

  /// At the end of the sentence; empty when there is nothing to add.
  String remark() {
    return remark;
  }

  /// The word for a customer whom we decided to tell.
  Outcome.Pill pill() {
    return switch (this) {
      case ON_ITS_WAY, REACHED -> Outcome.TOLD.pill();
      case UNCLEAR -> new Outcome.Pill("unclear", "bad", "ask");
      case KEPT -> new Outcome.Pill("kept in the sandbox", "wait", "clock");
      case LOST -> new Outcome.Pill("not reached", "bad", "x");
    };
  }
}
