/// YAML, strict. Start with [dev.headsup.authoring.yaml.YamlReaderTest].
@NullMarked
package dev.headsup.authoring.yaml;

import org.jspecify.annotations.NullMarked;
