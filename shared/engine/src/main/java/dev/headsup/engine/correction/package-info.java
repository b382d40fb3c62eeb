/// What puts right that a message of ours was wrong, for exactly those who may have read it. Start
/// with [dev.headsup.engine.correction.Correction].
@NullMarked
package dev.headsup.engine.correction;

import org.jspecify.annotations.NullMarked;
