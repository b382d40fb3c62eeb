/// Configuration as files, and as the versioned documents that run: what `push`, `diff`, `pull`,
/// `history` and `rollback` do. Start with [dev.headsup.local.config.Configuration], what a folder
/// holds, and [dev.headsup.local.config.Publishing], which puts it in place.
@NullMarked
package dev.headsup.local.config;

import org.jspecify.annotations.NullMarked;
