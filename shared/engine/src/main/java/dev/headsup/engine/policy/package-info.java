/// The rules of the whole company, as values and pure functions: [dev.headsup.engine.policy.Policy]
/// holds them all, each part answers one question of the gates ([dev.headsup.engine.policy.Caps],
/// [dev.headsup.engine.policy.QuietRules], [dev.headsup.engine.policy.ConsentRule] and so on), and
/// nothing in here reads a file or a clock. Start with `Policy`.
@NullMarked
package dev.headsup.engine.policy;

import org.jspecify.annotations.NullMarked;
