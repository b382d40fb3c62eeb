/// Tests of the feeds of outages.
@NullMarked
package dev.headsup.functions.incidents.feeds;

import org.jspecify.annotations.NullMarked;
