/// What one event costs on its way from a packed message to a decision, without I/O, beside the
/// least that any reader of the same bytes must do. Start with `DecideBenchmark`.
@NullMarked
package dev.headsup.bench.decide;

import org.jspecify.annotations.NullMarked;
