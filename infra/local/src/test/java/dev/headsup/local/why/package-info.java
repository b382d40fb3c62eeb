/// Tests of the answers to why.
@NullMarked
package dev.headsup.local.why;

import org.jspecify.annotations.NullMarked;
