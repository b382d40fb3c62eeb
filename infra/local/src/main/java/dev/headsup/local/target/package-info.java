/// What a command works on: the local stack that runs in another process, or a stack in AWS. Start
/// with [dev.headsup.local.target.TargetOptions], which a command mixes in, and
/// [dev.headsup.local.target.Target], which it opens.
@NullMarked
package dev.headsup.local.target;

import org.jspecify.annotations.NullMarked;
