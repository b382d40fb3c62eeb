package dev.headsup.aws.segment;

import java.util.List;

/// The events of one request, judged and packed for the queue.
///
/// @param bodies messages of at most [Limits#MESSAGE] bytes, in order; empty when there were no
///   events
/// @param accepted how many events will be worked on
/// @param refused how many were refused; they travel along, for the quarantine
/// @param found the first of what was wrong, for the answer
public record Packed(List<String> bodies, int accepted, int refused, List<Found> found) {
  /// How many problems are told to the client; the quarantine has them all.
  static final int TOLD = 10;

  public Packed {
    bodies = List.copyOf(bodies);
    found = List.copyOf(found);
  }

  /// A problem and where it is.
  ///
  /// @param index of the event in its request, from 0
  public record Found(int index, Problem problem) {}
}
