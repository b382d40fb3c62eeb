package dev.headsup.authoring.rehearsal;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One test of a trigger: a customer, what happens, and what should come of it.
///
/// @param line where it begins in `tests.yaml`, from 1
/// @param seenAll whether they have seen every tutorial, so that none is left to offer
/// @param happenings in the order of time
/// @param expected what should come of it, in the order of time; empty for nothing at all
record Rehearsal(
    String name,
    int line,
    Known customer,
    boolean seenAll,
    List<Happening> happenings,
    List<Expected> expected) {
  Rehearsal {
    happenings = List.copyOf(happenings);
    expected = List.copyOf(expected);
  }

  /// Something that happens.
  sealed interface Happening {
    Instant at();

    /// Something is seen of the customer.
    record Seen(Observation observation) implements Happening {
      @Override
      public Instant at() {
        return observation.at();
      }
    }

    /// An incident that concerns the customer has news.
    record News(String incident, Report report) implements Happening {
      @Override
      public Instant at() {
        return report.at();
      }
    }
  }

  /// One decision that should be taken.
  ///
  /// @param at when, or null for any time
  /// @param followUp the name of the follow-up that takes it, or null for the trigger itself
  record Expected(What what, @Nullable Instant at, @Nullable String followUp, int line) {}

  /// What a decision should be.
  sealed interface What {
    /// They are told by just these channels.
    record Told(Set<Channel> by) implements What {
      public Told {
        by = Set.copyOf(by);
      }
    }

    /// They are not told.
    ///
    /// @param because the name of a gate or of a reason, in small letters
    record NotTold(String because) implements What {}

    /// It is put off.
    record Waits(Instant until) implements What {}

    /// The case goes to a person.
    record Person() implements What {}
  }
}
