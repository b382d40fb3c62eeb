/// What only shows in processes of their own: how long the stack takes to start, what a cold start
/// of a function costs, how fast the local stack takes events, how large the zip is. Start with
/// `Child`.
@NullMarked
package dev.headsup.bench.process;

import org.jspecify.annotations.NullMarked;
