package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gates remember of a customer's contacts with support, for people who help them.
///
/// @param openSince since when a support case of theirs is open, or null
/// @param contacts the last that are remembered, the newest first; most of them are forgotten after
///   two weeks
public record Trouble(@Nullable Instant openSince, List<Contacted> contacts) {
  /// A step of a support case.
  ///
  /// @param opened whether it was opened then; else it was solved
  public record Contacted(Instant at, boolean opened) {}

  public Trouble {
    contacts = List.copyOf(contacts);
  }

  /// What is remembered of a customer now.
  public static Trouble of(Activity activity, Instant now) {
    return new Trouble(Care.openCase(activity, now).orElse(null), Care.contacts(activity));
  }
}
