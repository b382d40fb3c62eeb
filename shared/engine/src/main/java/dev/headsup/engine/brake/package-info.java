/// The brakes: how far each version of a trigger has gone, what stopped it, and who said that it
/// may go further. Start with [dev.headsup.engine.brake.Brake].
@NullMarked
package dev.headsup.engine.brake;

import org.jspecify.annotations.NullMarked;
