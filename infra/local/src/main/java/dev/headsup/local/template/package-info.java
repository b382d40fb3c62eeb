/// Reads `template.yaml`, the file that SAM deploys, so that the local runtime and the tests work
/// from the deployed system and not from a copy of it. Start at [Template]; [Raw] is the document
/// as written, with lines, and [Expressions] works out `!Ref`, `!GetAtt`, `!Sub` and `!Join`.
@NullMarked
package dev.headsup.local.template;

import org.jspecify.annotations.NullMarked;
