/// Tests of configuration as files and as what runs. Start with
/// [dev.headsup.local.config.ConfigurationTest].
@NullMarked
package dev.headsup.local.config;

import org.jspecify.annotations.NullMarked;
