/// Tests of importing. Start with `ImportTest`; `ImportIntoStackTest` shows what a whole stack
/// makes of it.
@NullMarked
package dev.headsup.local.imports;

import org.jspecify.annotations.NullMarked;
