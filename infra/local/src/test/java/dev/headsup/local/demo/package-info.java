/// The demonstration and its input. Start at [dev.headsup.local.demo.DemoInputTest].
@NullMarked
package dev.headsup.local.demo;

import org.jspecify.annotations.NullMarked;
