/// Outages and maintenance: [dev.headsup.engine.incident.Incident] is one with what its source said
/// ([dev.headsup.engine.incident.Report]) and what a person decided;
/// [dev.headsup.engine.incident.Components] says which events belong to which part of the product,
/// and [dev.headsup.engine.incident.Exposures] who uses it. Start with `Incident`.
@NullMarked
package dev.headsup.engine.incident;

import org.jspecify.annotations.NullMarked;
