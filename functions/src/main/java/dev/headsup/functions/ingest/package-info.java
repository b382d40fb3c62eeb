/// The door for Segment's clients: checks the key, judges the events, queues them, and answers.
/// Start with [dev.headsup.functions.ingest.Ingest].
@NullMarked
package dev.headsup.functions.ingest;

import org.jspecify.annotations.NullMarked;
