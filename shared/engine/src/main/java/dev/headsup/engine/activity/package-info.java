/// What a customer did lately: [dev.headsup.engine.activity.Activity] holds exact sliding windows
/// as small sets of stamps, and [dev.headsup.engine.activity.ActivityCodec] packs them. Start with
/// `Track`.
@NullMarked
package dev.headsup.engine.activity;

import org.jspecify.annotations.NullMarked;
