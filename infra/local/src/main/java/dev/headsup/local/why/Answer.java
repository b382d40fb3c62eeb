package dev.headsup.local.why;

import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import java.util.List;
import java.util.Optional;

/// Why one trigger did or did not tell a customer.
///
/// @param trigger its id
/// @param name as people read it
/// @param entry the newest decision about a case that began until then
/// @param messages of that decision, each as far as it has come by now
/// @param conditions how its conditions stand; empty for a trigger that is gone
public record Answer(
    String trigger,
    String name,
    Optional<Outreach> entry,
    List<Delivery> messages,
    Optional<WhyNot> conditions) {
  public Answer {
    messages = List.copyOf(messages);
  }
}
