/// Outages and maintenance: [dev.headsup.engine.incident.Phase] says where one stands,
/// [dev.headsup.engine.incident.Impact] how hard it hits. Start with `Phase`.
@NullMarked
package dev.headsup.engine.incident;

import org.jspecify.annotations.NullMarked;
