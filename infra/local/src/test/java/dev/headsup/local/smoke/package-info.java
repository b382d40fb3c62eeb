/// Tests of the smoke test.
@NullMarked
package dev.headsup.local.smoke;

import org.jspecify.annotations.NullMarked;
