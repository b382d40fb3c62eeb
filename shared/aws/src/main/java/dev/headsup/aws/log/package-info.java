/// The functions' log: one JSON object a line, with the ids of what was worked on and no customer's
/// data. Start with [dev.headsup.aws.log.Ids], which a function calls first, and
/// [dev.headsup.aws.log.JsonLogs], which SLF4J finds in the functions' zip.
@NullMarked
package dev.headsup.aws.log;

import org.jspecify.annotations.NullMarked;
