/// Which requests the deployed system makes for a piece of work, counted exactly, and what they
/// cost at list prices. Start with `Work`.
@NullMarked
package dev.headsup.bench.requests;

import org.jspecify.annotations.NullMarked;
