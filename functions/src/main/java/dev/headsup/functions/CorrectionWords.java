package dev.headsup.functions;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.message.MessageCompiler;
import dev.headsup.authoring.message.MessageSet;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of corrections, read and checked as every message of a trigger is.
public final class CorrectionWords {
  private CorrectionWords() {}

  /// Reads the words. They may name the customer and their links, as all messages may, and no data:
  /// what the wrong message was about is not known any more.
  ///
  /// @param files by language and channel: `en/email.md`
  /// @param purpose of the wrong message, which decides what stands below the words
  public static MessageSet read(Map<String, String> files, Purpose purpose, Findings findings) {
    return MessageCompiler.compile(
        files, new MessageCompiler.Needs(purpose, List.of(Channel.values()), Set.of()), findings);
  }

  /// A correction as the trigger that says it; paused once it was stopped.
  ///
  /// @throws IllegalArgumentException when its words cannot be read by this version
  public static CompiledTrigger compiled(Correction correction) {
    Findings findings = new Findings();
    MessageSet words = read(correction.files(), correction.purpose(), findings);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(
          "Correction " + correction.id() + " cannot be read: " + findings.sorted());
    }
    Trigger trigger = StandingTriggers.correction(correction.purpose());
    return new CompiledTrigger(
        correction.stop() == null ? trigger : trigger.going(Trigger.Status.PAUSED),
        words,
        List.of());
  }
}
