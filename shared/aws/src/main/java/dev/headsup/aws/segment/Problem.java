package dev.headsup.aws.segment;

/// What is wrong with an event.
///
/// @param detail one sentence, without the content of the event
public record Problem(Reason reason, String detail) {}
