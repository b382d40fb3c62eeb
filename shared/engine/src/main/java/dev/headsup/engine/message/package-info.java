/// What a customer receives: the [dev.headsup.engine.message.Channel] and the rendered
/// [dev.headsup.engine.message.Message]. Start with `Message`.
@NullMarked
package dev.headsup.engine.message;

import org.jspecify.annotations.NullMarked;
