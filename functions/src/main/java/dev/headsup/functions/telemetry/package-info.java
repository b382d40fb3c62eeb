/// Telemetry: folds events into activities and decides. Start with
/// [dev.headsup.functions.telemetry.Intake].
@NullMarked
package dev.headsup.functions.telemetry;

import org.jspecify.annotations.NullMarked;
