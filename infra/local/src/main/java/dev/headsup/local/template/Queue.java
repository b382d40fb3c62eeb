package dev.headsup.local.template;

import java.time.Duration;
import java.util.Optional;

/// An SQS queue of the template; durations that it does not state have SQS's defaults.
///
/// @param id its logical id
/// @param visibility for how long a received message is hidden from others
/// @param retention for how long a message is kept
public record Queue(
    String id,
    String name,
    Duration visibility,
    Duration retention,
    Optional<Redrive> redrive,
    Raw.Fields properties) {

  /// After `maxReceives` receives a message goes to the dead-letter queue with this logical id.
  public record Redrive(String deadLetters, int maxReceives) {}
}
