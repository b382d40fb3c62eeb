/// The wire codec for Segment's calls: [dev.headsup.aws.segment.SegmentBody] takes a request apart
/// and packs its events for the queue, [dev.headsup.aws.segment.TelemetryMessage] unpacks them.
/// Both judge an event by the same code ([dev.headsup.aws.segment.EventCheck]), so what the door
/// accepted the worker can read. Start there.
@NullMarked
package dev.headsup.aws.segment;

import org.jspecify.annotations.NullMarked;
