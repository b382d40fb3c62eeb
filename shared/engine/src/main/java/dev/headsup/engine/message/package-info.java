/// What a customer receives: the [dev.headsup.engine.message.Channel], the rendered
/// [dev.headsup.engine.message.Message], the [dev.headsup.engine.message.Brand] that speaks and the
/// customer's own [dev.headsup.engine.message.Links]. Start with `Message`.
@NullMarked
package dev.headsup.engine.message;

import org.jspecify.annotations.NullMarked;
