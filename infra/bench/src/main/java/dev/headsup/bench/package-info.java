/// What `./headsup bench` measures: [dev.headsup.bench.Bench] is the command, and each
/// [dev.headsup.bench.Benchmark] is one word of it. Start with `Bench`.
@NullMarked
package dev.headsup.bench;

import org.jspecify.annotations.NullMarked;
