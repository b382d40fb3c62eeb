/// Tests of the package of this name; start with the type they are named after.
@NullMarked
package dev.headsup.bench.requests;

import org.jspecify.annotations.NullMarked;
