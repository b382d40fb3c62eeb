/// Tests of the Segment codec; start with [dev.headsup.aws.segment.EventCheckTest].
@NullMarked
package dev.headsup.aws.segment;

import org.jspecify.annotations.NullMarked;
