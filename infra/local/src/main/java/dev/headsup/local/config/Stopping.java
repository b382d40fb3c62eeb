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
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes what the running policy stops, as a new version of it; asks nobody, since it is needed
/// when something goes wrong, and needs neither the console nor the files of the policy.
///
/// A stop of everything always works: functions that run go on with the last good policy that they
/// had, so one that cannot be read or changed is replaced by one that says nothing but the stop.
///
/// @param documents of the stack
public record Stopping(DynamoDocuments documents, InstantSource clock) {
  /// How often it begins anew when somebody else pushes at the same moment.
  private static final int TRIES = 5;

  /// Begins the policy that only stops, which is never resumed from.
  private static final String ONLY_STOPS =
      """
      # Only stops: the policy before it could not be read or changed. Nothing else that you set holds.
      # ./headsup history policy shows the versions; ./headsup rollback policy --to N puts one back.
      """;

  /// Puts the change in place.
  ///
  /// @param change makes of what is stopped what shall be stopped
  /// @return what is stopped now
  /// @throws ConfigurationException when it cannot be changed, with what to do instead
  public KillSwitch put(UnaryOperator<KillSwitch> change, String by, String note) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Snapshot now = documents.snapshot();
      DocumentName name = DocumentName.single(Kind.POLICY);
      Optional<String> text = text(now.documents().get(name));
      KillSwitch stop = change.apply(text.map(Stopping::stopped).orElse(KillSwitch.OFF));
      Edit edit = new Edit(name, Map.of(PolicyCompiler.FILE, after(text, stop)));
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

  private static String after(Optional<String> text, KillSwitch stop) {
    if (!stop.all() && text.orElse("").startsWith(ONLY_STOPS)) {
      throw new ConfigurationException(
          "nothing was changed: the policy that runs only stops. See the versions with"
              + " ./headsup history policy and put a good one back with"
              + " ./headsup rollback policy --to N");
    }
    Optional<String> edited = text.flatMap(before -> StopEdit.with(before, stop));
    if (edited.isPresent()) {
      return edited.get();
    }
    if (!stop.all()) {
      throw new ConfigurationException(
          "nothing was changed: the policy that runs cannot be read or changed by this command;"
              + " ./headsup stop without a channel or trigger stops everything all the same");
    }
    return ONLY_STOPS + StopEdit.with("", stop).orElseThrow();
  }

  /// The file that runs; blank where there is no policy, empty where it cannot be read.
  private static Optional<String> text(@Nullable Stored stored) {
    return switch (stored) {
      case null -> Optional.of("");
      case Document document ->
          Optional.of(
              document.removed() ? "" : document.files().getOrDefault(PolicyCompiler.FILE, ""));
      case Stored.Damaged damaged when damaged.newer() ->
          throw new ConfigurationException("nothing was changed: " + damaged.why());
      case Stored.Damaged damaged -> Optional.empty();
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
