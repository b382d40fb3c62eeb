/// Tests of telemetry, with stores in memory in which others write in between. Start with
/// [dev.headsup.functions.telemetry.FoldingTest].
@NullMarked
package dev.headsup.functions.telemetry;

import org.jspecify.annotations.NullMarked;
