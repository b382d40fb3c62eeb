/// Tests of tutorials as people write them. Start with
/// [dev.headsup.authoring.tutorial.TutorialCompilerTest].
@NullMarked
package dev.headsup.authoring.tutorial;

import org.jspecify.annotations.NullMarked;
