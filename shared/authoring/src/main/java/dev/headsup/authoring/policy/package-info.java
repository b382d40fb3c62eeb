/// The policy file to the policy: [dev.headsup.authoring.policy.PolicyCompiler] reads `policy.yaml`
/// and gives a policy or all problems, located. `Place` is the whole vocabulary; what the file
/// leaves out is as in the standard policy. Start with `PolicyCompiler`.
@NullMarked
package dev.headsup.authoring.policy;

import org.jspecify.annotations.NullMarked;
