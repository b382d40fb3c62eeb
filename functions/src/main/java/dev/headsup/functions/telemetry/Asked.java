package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Interest;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Erased;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/// What of behaviour the worker needs: the properties that live triggers look at or say, those that
/// are counted of parts of the product, and all of what is about tutorials.
///
/// @param erased who was erased lately
record Asked(TriggerSet live, Teaching teaching, Erased erased) implements Interest {
  @Override
  public boolean in(String event) {
    return live.asksAbout(event) || teaching.asksAbout(event);
  }

  @Override
  public Predicate<String> properties(String event) {
    Set<String> asked = live.asked(event);
    return teaching.asksAbout(event)
        ? property -> true
        : property -> asked.contains(property) || Counting.asksAbout(property);
  }

  @Override
  public boolean isOver(CustomerId customer, Instant at) {
    return !erased.isEmpty() && erased.since(customer, at);
  }
}
