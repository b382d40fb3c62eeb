/// YAML as people write it, without its traps: [dev.headsup.authoring.yaml.YamlReader] turns text
/// into located [dev.headsup.authoring.yaml.YamlNode]s and refuses aliases, tags, duplicate keys,
/// depth and size bombs. Every scalar stays the text that was written. Start with `YamlReader`.
@NullMarked
package dev.headsup.authoring.yaml;

import org.jspecify.annotations.NullMarked;
