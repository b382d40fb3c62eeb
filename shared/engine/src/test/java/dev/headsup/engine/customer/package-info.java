@NullMarked
package dev.headsup.engine.customer;

import org.jspecify.annotations.NullMarked;
