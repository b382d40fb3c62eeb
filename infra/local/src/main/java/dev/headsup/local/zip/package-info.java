/// The zip that a deploy uploads, run as Lambda runs it: in a JVM of its own, through AWS's own
/// Runtime Interface Client. Start with [dev.headsup.local.zip.PackagedFunction].
@NullMarked
package dev.headsup.local.zip;

import org.jspecify.annotations.NullMarked;
