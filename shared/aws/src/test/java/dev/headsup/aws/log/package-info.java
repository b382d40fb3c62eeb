/// Tests of the functions' log. Start with [dev.headsup.aws.log.JsonLoggerTest].
@NullMarked
package dev.headsup.aws.log;

import org.jspecify.annotations.NullMarked;
