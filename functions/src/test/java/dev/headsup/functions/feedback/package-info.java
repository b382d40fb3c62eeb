/// Tests of contacts with support.
@NullMarked
package dev.headsup.functions.feedback;

import org.jspecify.annotations.NullMarked;
