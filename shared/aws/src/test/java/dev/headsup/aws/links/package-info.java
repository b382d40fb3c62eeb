@NullMarked
package dev.headsup.aws.links;

import org.jspecify.annotations.NullMarked;
