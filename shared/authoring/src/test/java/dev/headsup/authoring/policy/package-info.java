/// Tests of the policy file. Start with [dev.headsup.authoring.policy.PolicyCompilerTest].
@NullMarked
package dev.headsup.authoring.policy;

import org.jspecify.annotations.NullMarked;
