/// Tests of the package of this name; start with the type they are named after.
@NullMarked
package dev.headsup.bench.decide;

import org.jspecify.annotations.NullMarked;
