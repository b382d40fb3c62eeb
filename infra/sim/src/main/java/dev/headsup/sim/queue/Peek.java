package dev.headsup.sim.queue;

import java.time.Instant;

/// A message that lies in a queue, seen without receiving it.
///
/// @param visible from when on it can be received
/// @param received how many times it was
public record Peek(String id, String body, Instant sent, Instant visible, int received) {}
