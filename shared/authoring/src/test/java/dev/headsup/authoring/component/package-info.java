/// Tests of `components.yaml`.
@NullMarked
package dev.headsup.authoring.component;

import org.jspecify.annotations.NullMarked;
