/// The console: what was decided, told or not, and why, as pages that people read. Start with
/// [dev.headsup.functions.console.ConsoleHandler], which decodes a request, and `Console`, which
/// knows every address; a page is one class that gathers what it shows into records, and one
/// template in `src/main/jte` that lays it out. It reads and never writes.
@NullMarked
package dev.headsup.functions.console;

import org.jspecify.annotations.NullMarked;
