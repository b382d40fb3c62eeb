/// Tutorials as people write them, `tutorials/<id>/tutorial.yaml`:
/// [dev.headsup.authoring.tutorial.TutorialCompiler] turns one into a
/// [dev.headsup.engine.tutorial.Tutorial], or into all its problems at once. Start there.
@NullMarked
package dev.headsup.authoring.tutorial;

import org.jspecify.annotations.NullMarked;
