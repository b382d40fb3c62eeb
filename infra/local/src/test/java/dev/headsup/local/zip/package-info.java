/// The packaged zip, run as Lambda runs it: in a JVM of its own, through AWS's own Runtime
/// Interface Client. Start with [dev.headsup.local.zip.ZipInLambdaTest].
@NullMarked
package dev.headsup.local.zip;

import org.jspecify.annotations.NullMarked;
