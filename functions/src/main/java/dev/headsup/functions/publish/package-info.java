/// The function `publish`: tells integrators what the ledger's stream says, on a topic. Start with
/// [dev.headsup.functions.publish.PublishHandler].
@NullMarked
package dev.headsup.functions.publish;

import org.jspecify.annotations.NullMarked;
