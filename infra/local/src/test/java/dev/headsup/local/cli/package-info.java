/// The command line as a person types it. Start at [dev.headsup.local.cli.HeadsupTest];
/// [dev.headsup.local.cli.LauncherTest] runs the launcher script itself.
@NullMarked
package dev.headsup.local.cli;

import org.jspecify.annotations.NullMarked;
