/// The wire codec of events. Segment's calls are the one form:
/// [dev.headsup.aws.segment.SegmentBody] takes a request apart and packs its events for the queue,
/// [dev.headsup.aws.segment.TelemetryMessage] unpacks them, and
/// [dev.headsup.aws.segment.CloudEvents] come in as the calls that mean the same. Door and worker
/// judge an event by the same code ([dev.headsup.aws.segment.EventCheck]), so what the door
/// accepted the worker can read. Start with `SegmentBody`.
@NullMarked
package dev.headsup.aws.segment;

import org.jspecify.annotations.NullMarked;
