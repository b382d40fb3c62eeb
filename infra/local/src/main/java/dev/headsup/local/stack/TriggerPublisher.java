package dev.headsup.local.stack;

import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.aws.dynamodb.DynamoTriggers;
import dev.headsup.aws.dynamodb.TriggerDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the triggers of a folder the ones that run.
record TriggerPublisher(DynamoTriggers triggers) {

  /// Publishes every trigger in the folder and takes back those that are no longer there. With a
  /// mistake in any of them nothing is changed.
  ///
  /// @return how many run now
  /// @throws StackException naming each mistake with its file and line
  int publish(Path folder) {
    Map<String, Map<String, String>> found = TriggerFolders.read(folder);
    List<String> mistakes = new ArrayList<>();
    found.forEach((id, files) -> {
      if (TriggerCompiler.compile(id, files) instanceof CompileResult.Problems(var problems)) {
        problems.forEach(problem -> mistakes.add(id + "/" + problem));
      }
    });
    if (!mistakes.isEmpty()) {
      throw new StackException(
          "the triggers in " + folder + " cannot run:\n" + String.join("\n", mistakes));
    }
    found.forEach((id, files) -> triggers.put(TriggerDocument.of(id, files)));
    triggers.load().stream()
        .map(TriggerDocument::id)
        .filter(id -> !found.containsKey(id))
        .forEach(triggers::remove);
    return found.size();
  }
}
