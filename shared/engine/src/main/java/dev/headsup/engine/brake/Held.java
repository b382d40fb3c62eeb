package dev.headsup.engine.brake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why the brakes hold messages of a trigger back now.
public sealed interface Held {
  /// Its version was told to as many as the step of its ramp has.
  ///
  /// @param until when the next step may begin
  record Ramp(long size, @Nullable Instant until) implements Held {}

  /// It stopped by itself.
  ///
  /// @param why with the figures
  record Stopped(String why) implements Held {}

  /// It only watches, until somebody who saw what it would send turns it on.
  record Watching() implements Held {}

  /// A second person has to say yes first.
  ///
  /// @param customers to so many
  record Unapproved(long customers) implements Held {}
}
