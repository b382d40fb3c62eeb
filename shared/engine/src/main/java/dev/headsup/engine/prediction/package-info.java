/// Who is likely to need help: [dev.headsup.engine.prediction.Scorecard] adds up what speaks for
/// it, [dev.headsup.engine.prediction.Prediction] is what comes out, with the reasons. Start with
/// `Scorecard`.
@NullMarked
package dev.headsup.engine.prediction;

import org.jspecify.annotations.NullMarked;
