/// Tests of write keys and their rates.
@NullMarked
package dev.headsup.aws.keys;

import org.jspecify.annotations.NullMarked;
