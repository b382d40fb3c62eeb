/// The command line: one class for each command. Start at [dev.headsup.local.cli.Headsup]; the
/// launcher `headsup` at the root of the repository runs it.
@NullMarked
package dev.headsup.local.cli;

import org.jspecify.annotations.NullMarked;
