/// Brings what a company already has into a running Headsup: a CSV becomes calls of the public door
/// with a server key, so there is no second way in. Start at [dev.headsup.local.imports.Import];
/// [dev.headsup.local.imports.ImportKind] says what a row may tell,
/// [dev.headsup.local.imports.CsvFile] how a file is read, [dev.headsup.local.imports.Rows] what
/// becomes of a row.
@NullMarked
package dev.headsup.local.imports;

import org.jspecify.annotations.NullMarked;
