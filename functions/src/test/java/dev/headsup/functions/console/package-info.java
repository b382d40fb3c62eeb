/// Tests of the console, on a ledger in memory. Start with `ConsoleTest`; `Scene` is what its pages
/// show.
@NullMarked
package dev.headsup.functions.console;

import org.jspecify.annotations.NullMarked;
