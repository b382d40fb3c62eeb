/// Tests of the ingest function; start with [dev.headsup.functions.ingest.IngestTest].
@NullMarked
package dev.headsup.functions.ingest;

import org.jspecify.annotations.NullMarked;
