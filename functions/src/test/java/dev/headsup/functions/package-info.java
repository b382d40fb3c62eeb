@NullMarked
package dev.headsup.functions;

import org.jspecify.annotations.NullMarked;
