package dev.headsup.bench.match;

import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import java.util.List;

/// What one made-up trigger asks of an event.
///
/// @param where in the order in which they were drawn: a selective one first
record Question(String event, List<FieldCondition> where) {
  Question {
    where = List.copyOf(where);
  }

  EventPattern pattern() {
    return new EventPattern(event, where);
  }
}
