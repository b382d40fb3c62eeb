/// Rules over the whole engine. Start with [dev.headsup.engine.EngineRulesTest].
@NullMarked
package dev.headsup.engine;

import org.jspecify.annotations.NullMarked;
