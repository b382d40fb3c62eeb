package dev.headsup.authoring.trigger;

import dev.headsup.authoring.message.About;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `when` says: the cases it starts, and what kind of news they come from.
///
/// @param components the parts of the product that it names
/// @param by the property that tells its cases apart, or null
record Cause(Feed feed, When when, Set<String> components, @Nullable String by) {
  Cause {
    components = Set.copyOf(components);
  }

  /// The kinds of news, by their words below `when`.
  enum Feed {
    CUSTOMER,
    INCIDENT,
    SCORE,
    MENTION,
    CONTACT,
    SCHEDULE;

    /// What a message about it may speak of besides the customer.
    Optional<About> about() {
      return switch (this) {
        case CUSTOMER, SCHEDULE -> Optional.empty();
        case INCIDENT -> Optional.of(About.INCIDENT);
        case SCORE -> Optional.of(About.SCORE);
        case MENTION -> Optional.of(About.MENTION);
        case CONTACT -> Optional.of(About.CONTACT);
      };
    }
  }

  /// The event that completes a case, if that is something the customer did.
  Optional<String> completes() {
    return completes(when.start());
  }

  /// The same, of any start.
  static Optional<String> completes(Start start) {
    return start.causes().isEmpty()
        ? Optional.empty()
        : Optional.of(start.causes().getLast())
            .map(EventPattern::event)
            .filter(event -> !event.startsWith(Observation.OURS));
  }
}
