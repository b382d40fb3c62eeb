@NullMarked
package dev.headsup.functions.console.signin;

import org.jspecify.annotations.NullMarked;
