/// Runs a function of the template as Lambda does: environments that serve one call at a time, a
/// timeout, an answer or an error. Start at [LocalFunction].
@NullMarked
package dev.headsup.local.lambda;

import org.jspecify.annotations.NullMarked;
