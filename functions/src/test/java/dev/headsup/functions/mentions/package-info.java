/// Tests of public posts.
@NullMarked
package dev.headsup.functions.mentions;

import org.jspecify.annotations.NullMarked;
