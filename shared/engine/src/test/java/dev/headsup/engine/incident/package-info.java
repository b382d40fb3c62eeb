/// Tests of incidents.
@NullMarked
package dev.headsup.engine.incident;

import org.jspecify.annotations.NullMarked;
