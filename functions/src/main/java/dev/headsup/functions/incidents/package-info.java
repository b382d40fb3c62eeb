/// The incidents API: servers of the company open, update and resolve incidents.
/// [dev.headsup.functions.incidents.IncidentsHandler] is Lambda's door,
/// [dev.headsup.functions.incidents.IncidentsApi] what stands behind it. Start with `IncidentsApi`.
@NullMarked
package dev.headsup.functions.incidents;

import org.jspecify.annotations.NullMarked;
