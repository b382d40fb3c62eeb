@NullMarked
package dev.headsup.authoring.rehearsal;

import org.jspecify.annotations.NullMarked;
