/// Tests of the package of this name; start with the type they are named after.
@NullMarked
package dev.headsup.bench;

import org.jspecify.annotations.NullMarked;
