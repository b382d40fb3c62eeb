/// Objects in buckets, spoken to as S3 is: the endpoint at which the functions' S3 clients arrive.
/// Start with [dev.headsup.local.objects.ObjectServer].
@NullMarked
package dev.headsup.local.objects;

import org.jspecify.annotations.NullMarked;
