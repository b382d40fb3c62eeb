@NullMarked
package dev.headsup.engine.activity;

import org.jspecify.annotations.NullMarked;
