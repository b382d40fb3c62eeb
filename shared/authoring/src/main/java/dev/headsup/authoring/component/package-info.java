/// `components.yaml`, the parts of the product that can fail:
/// [dev.headsup.authoring.component.ComponentsCompiler] turns it into
/// [dev.headsup.engine.incident.Components], or into all its problems at once. Start there.
@NullMarked
package dev.headsup.authoring.component;

import org.jspecify.annotations.NullMarked;
