/// The sandbox, asked by the real SDK clients. Start at [SandboxTest].
@NullMarked
package dev.headsup.local.sandbox;

import org.jspecify.annotations.NullMarked;
