/// Why a customer did or did not hear something, for a person who asks on the command line. Start
/// with [dev.headsup.local.why.Reasons].
@NullMarked
package dev.headsup.local.why;

import org.jspecify.annotations.NullMarked;
