package dev.headsup.functions.feedback;

import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import java.time.Instant;

/// A contact with support as a door read it.
///
/// @param source the desk, for example `zendesk`
/// @param contact what the desk calls the contact
/// @param timed whether the desk said when; if not, a repeat is known by its stage alone
/// @param channel how they came; empty for unknown
/// @param topic what about, where the desk says so; empty for unknown
/// @param text what they wrote; it is heard and not kept
record Reported(
    String source,
    String contact,
    Who who,
    Stage stage,
    Instant at,
    boolean timed,
    String channel,
    String topic,
    String text) {}
