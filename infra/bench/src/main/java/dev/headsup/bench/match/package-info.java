/// How fast conditions are matched: [dev.headsup.bench.match.MatchBenchmark] compares the index of
/// event patterns with an index by event name and with reading the tokens of the event. Start
/// there.
@NullMarked
package dev.headsup.bench.match;

import org.jspecify.annotations.NullMarked;
