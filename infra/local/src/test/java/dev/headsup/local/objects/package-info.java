/// Tests of the local S3. Start with [dev.headsup.local.objects.ObjectServerTest].
@NullMarked
package dev.headsup.local.objects;

import org.jspecify.annotations.NullMarked;
