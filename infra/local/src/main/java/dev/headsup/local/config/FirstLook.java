package dev.headsup.local.config;

import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.local.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Has a new or changed trigger watch first, unless somebody saw what it would send: what goes live
/// is known to a person. A version that ran before may run again at once. On a local stack nothing
/// watches first: nobody real can be reached there, and that is where people try things out.
///
/// @param isDemanded whether people can be reached
public record FirstLook(DynamoDocuments documents, Brakes brakes, boolean isDemanded) {
  private static final int ATTEMPTS = 20;

  /// Of a stack.
  public static FirstLook of(Target target, DynamoDocuments documents, Brakes brakes) {
    return new FirstLook(documents, brakes, !target.isLocal());
  }

  /// Marks what nobody saw, before it is put in place.
  ///
  /// @return the ids of the triggers that will only watch
  List<String> mark(List<Difference> differences, Instant now) {
    List<String> watching = new ArrayList<>();
    for (Difference one : differences) {
      if (isDemanded && one.name().kind() == Kind.TRIGGERS && !one.after().isEmpty()) {
        boolean any = false;
        for (Trigger trigger : live(one.name().id(), one.after())) {
          any |= !ranBefore(one.name(), one.after()) && watches(Brake.of(trigger), now);
        }
        if (any) {
          watching.add(one.name().id());
        }
      }
    }
    return watching;
  }

  private boolean ranBefore(DocumentName name, Map<String, String> files) {
    String hash = ContentHash.of(files);
    return documents.history(name).stream()
        .anyMatch(version ->
            version instanceof Document document
                && !document.removed()
                && document.hash().equals(hash)
                && live(name.id(), document.files()).stream()
                    .noneMatch(trigger -> brake(Brake.of(trigger)).watching() != null));
  }

  private boolean watches(String key, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Brake brake = brake(key);
      Brake after = brake.watching(now);
      if (after.equals(brake) || brakes.replace(after)) {
        return after.watching() != null;
      }
    }
    throw new IllegalStateException("Others kept writing first to " + key);
  }

  private Brake brake(String key) {
    return brakes.read(List.of(key)).getOrDefault(key, Brake.released(key));
  }

  /// A trigger and what follows up on it, as far as they are to speak.
  public static List<Trigger> live(String id, Map<String, String> files) {
    return switch (TriggerCompiler.compile(id, files)) {
      case CompileResult.Ok(CompiledTrigger trigger) ->
          trigger.all().stream()
              .map(CompiledTrigger::trigger)
              .filter(each -> each.status() == Trigger.Status.LIVE)
              .toList();
      case CompileResult.Problems problems -> List.of();
    };
  }
}
