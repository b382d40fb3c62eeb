package dev.headsup.functions.deliver;

import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.engine.correction.Corrections;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.functions.CorrectionWords;
import java.util.Optional;
import java.util.function.Function;

/// The trigger that a ledger entry speaks for, with its words. A correction brings words of its
/// own, and is read before each message: one that a person stopped says nothing more.
///
/// @param triggers finds a trigger of the files by id
record Speakers(Function<String, Optional<CompiledTrigger>> triggers, Corrections corrections)
    implements Function<Outreach, Optional<CompiledTrigger>> {
  @Override
  public Optional<CompiledTrigger> apply(Outreach outreach) {
    String id = outreach.trigger().id();
    return StandingTriggers.isCorrection(id)
        ? corrections
            .find(outreach.data().getOrDefault("correction", ""))
            .map(CorrectionWords::compiled)
        : triggers.apply(id);
  }
}
