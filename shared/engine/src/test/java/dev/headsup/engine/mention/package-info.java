/// Tests of what a text sounds like.
@NullMarked
package dev.headsup.engine.mention;

import org.jspecify.annotations.NullMarked;
