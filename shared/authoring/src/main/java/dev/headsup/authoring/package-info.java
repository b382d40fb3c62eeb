/// What people write, read strictly: [dev.headsup.authoring.Problem] is one located fault in it.
/// Start with `dev.headsup.authoring.trigger.TriggerCompiler`, which turns a folder of files into a
/// trigger and its messages, or into all its problems at once.
@NullMarked
package dev.headsup.authoring;

import org.jspecify.annotations.NullMarked;
