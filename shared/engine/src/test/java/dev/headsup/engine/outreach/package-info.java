@NullMarked
package dev.headsup.engine.outreach;

import org.jspecify.annotations.NullMarked;
