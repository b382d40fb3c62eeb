/// What people configure, as versioned documents: triggers and what stands beside them. Start with
/// [dev.headsup.engine.configuration.Document]; a stored one that cannot be read is
/// [dev.headsup.engine.configuration.Stored.Damaged].
@NullMarked
package dev.headsup.engine.configuration;

import org.jspecify.annotations.NullMarked;
