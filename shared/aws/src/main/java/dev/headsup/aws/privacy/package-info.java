/// Everything that is kept of one customer, wherever it lies: to be given to them, and to be
/// erased. Start with [dev.headsup.aws.privacy.Holding], which lists every store.
@NullMarked
package dev.headsup.aws.privacy;

import org.jspecify.annotations.NullMarked;
