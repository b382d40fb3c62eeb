/// The console in a real browser, over a whole stack. Start with `ConsoleBrowserTest`;
/// `PicturesTest` retakes the pictures of the documents.
@NullMarked
package dev.headsup.local.console;

import org.jspecify.annotations.NullMarked;
