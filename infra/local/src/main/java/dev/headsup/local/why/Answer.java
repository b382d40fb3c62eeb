package dev.headsup.local.why;

import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.outreach.Outreach;
import java.util.Optional;

/// Why one trigger did or did not tell a customer.
///
/// @param trigger its id
/// @param name as people read it
/// @param entry the newest decision about a case that began until then
/// @param conditions how its conditions stand; empty for a trigger that is gone
public record Answer(
    String trigger, String name, Optional<Outreach> entry, Optional<WhyNot> conditions) {}
