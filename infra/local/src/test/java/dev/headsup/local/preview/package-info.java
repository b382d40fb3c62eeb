/// Previews of messages. Start with [dev.headsup.local.preview.PreviewTest].
@NullMarked
package dev.headsup.local.preview;

import org.jspecify.annotations.NullMarked;
