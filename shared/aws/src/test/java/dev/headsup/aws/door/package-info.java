/// Tests of the small JSON doors.
@NullMarked
package dev.headsup.aws.door;

import org.jspecify.annotations.NullMarked;
