package dev.headsup.local.config;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.authoring.policy.StopEdit;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.PushResult;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes what the running policy stops, as a new version of it; asks nobody, since it is needed
/// when something goes wrong, and needs neither the console nor the files of the policy.
///
/// @param documents of the stack
public record Stopping(DynamoDocuments documents, InstantSource clock) {
  /// How often it begins anew when somebody else pushes at the same moment.
  private static final int TRIES = 5;

  /// Puts the change in place.
  ///
  /// @param change makes of what is stopped what shall be stopped
  /// @return what is stopped now
  /// @throws ConfigurationException when it cannot be changed, with what to do instead
  public KillSwitch put(UnaryOperator<KillSwitch> change, String by, String note) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Snapshot now = documents.snapshot();
      DocumentName name = DocumentName.single(Kind.POLICY);
      String text = text(now.documents().get(name));
      KillSwitch stop = change.apply(stopped(text));
      String after =
          StopEdit.with(text, stop)
              .orElseThrow(() ->
                  new ConfigurationException(
                      "nothing was changed: the policy that runs cannot be changed by this"
                          + " command; write the section 'stop' of policy.yaml and push it"));
      Edit edit = new Edit(name, Map.of(PolicyCompiler.FILE, after));
      switch (documents.push(now, List.of(edit), by, clock.instant(), note)) {
        case PushResult.Done(Push push) -> {
          return stop;
        }
        case PushResult.Overtaken overtaken -> {}
        case PushResult.UnderWay underWay -> {}
      }
    }
    throw new ConfigurationException(
        "nothing was changed: others change the configuration at this moment; try again");
  }

  private static String text(@Nullable Stored stored) {
    return switch (stored) {
      case null -> "";
      case Document document ->
          document.removed() ? "" : document.files().getOrDefault(PolicyCompiler.FILE, "");
      case Stored.Damaged damaged ->
          throw new ConfigurationException(
              "nothing was changed: the policy that runs is damaged, "
                  + damaged.why()
                  + "; functions that start now send nothing");
    };
  }

  private static KillSwitch stopped(String text) {
    if (text.isBlank()) {
      return KillSwitch.OFF;
    }
    return switch (PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text))) {
      case PolicyCompiler.Result.Ok(Policy policy) -> policy.stop();
      case PolicyCompiler.Result.Problems problems -> KillSwitch.OFF;
    };
  }
}
