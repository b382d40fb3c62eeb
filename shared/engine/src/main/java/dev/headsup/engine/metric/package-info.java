/// Numbers that are watched over time, such as failures a minute:
/// [dev.headsup.engine.metric.Detector] learns how one of them usually goes, and says how
/// surprising each new reading is. Start there.
@NullMarked
package dev.headsup.engine.metric;

import org.jspecify.annotations.NullMarked;
