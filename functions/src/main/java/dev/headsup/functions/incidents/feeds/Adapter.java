package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import java.time.Instant;
import java.util.List;

/// Reads the form of one feed. Pure.
interface Adapter {
  /// What a body says; nothing where it is a good one that says nothing of an incident.
  ///
  /// @throws BadRequest 400 by name, when it is not this feed's form
  List<News> read(Said body, Instant now) throws BadRequest;
}
