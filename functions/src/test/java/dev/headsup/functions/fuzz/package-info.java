/// Fuzzing of what comes from outside and has no package of its own here; feeds of outages are
/// beside their adapters. Start with [dev.headsup.functions.fuzz.InputsFuzzTest].
@NullMarked
package dev.headsup.functions.fuzz;

import org.jspecify.annotations.NullMarked;
