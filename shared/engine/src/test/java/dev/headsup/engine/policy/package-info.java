/// Tests of the policy's rules; tables first, then generated cases against a slower truth. Start
/// with [dev.headsup.engine.policy.CapsTest].
@NullMarked
package dev.headsup.engine.policy;

import org.jspecify.annotations.NullMarked;
