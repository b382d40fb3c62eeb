/// Tests of the incidents API.
@NullMarked
package dev.headsup.functions.incidents;

import org.jspecify.annotations.NullMarked;
