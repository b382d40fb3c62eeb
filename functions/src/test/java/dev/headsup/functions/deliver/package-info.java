@NullMarked
package dev.headsup.functions.deliver;

import org.jspecify.annotations.NullMarked;
