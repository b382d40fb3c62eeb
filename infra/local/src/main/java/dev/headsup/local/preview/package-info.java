/// What customers will read, before anybody does. Start with [dev.headsup.local.preview.Preview].
@NullMarked
package dev.headsup.local.preview;

import org.jspecify.annotations.NullMarked;
