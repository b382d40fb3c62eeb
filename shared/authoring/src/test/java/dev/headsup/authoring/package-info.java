/// What people write, read strictly. Start with the tests of the packages below.
@NullMarked
package dev.headsup.authoring;

import org.jspecify.annotations.NullMarked;
