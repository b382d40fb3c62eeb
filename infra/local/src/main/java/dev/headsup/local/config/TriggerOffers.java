package dev.headsup.local.config;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.trigger.TriggerFiles;
import dev.headsup.authoring.tutorial.TutorialCompiler;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.trigger.Trigger.Offer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Finds triggers that offer a tutorial about something of which there is none: they would never
/// tell anybody. Advice, since the catalogue may come later; asked where both kinds were read.
final class TriggerOffers {
  private TriggerOffers() {}

  /// @param prefixes stand before the files of each document in the findings
  static void check(
      Map<DocumentName, Map<String, String>> documents,
      Map<DocumentName, String> prefixes,
      Findings findings) {
    TreeSet<String> features = new TreeSet<>();
    documents.forEach((name, files) -> {
      if (name.kind() == Kind.TUTORIALS
          && TutorialCompiler.compile(name.id(), files)
              instanceof TutorialCompiler.Result.Ok(var tutorial)) {
        features.add(tutorial.feature());
      }
    });
    documents.forEach((name, files) -> {
      if (name.kind() == Kind.TRIGGERS
          && TriggerCompiler.compile(name.id(), files) instanceof CompileResult.Ok(var trigger)) {
        offered(trigger).stream()
            .filter(feature -> !features.contains(feature))
            .forEach(feature ->
                findings.advise(
                    prefixes.getOrDefault(name, "") + TriggerFiles.TRIGGER,
                    line(files.getOrDefault(TriggerFiles.TRIGGER, ""), feature),
                    1,
                    "no tutorial in tutorials/ is about '"
                        + feature
                        + "', so nobody would be told"
                        + Nearest.hint(feature, List.copyOf(features))));
      }
    });
  }

  private static List<String> offered(CompiledTrigger trigger) {
    return trigger.all().stream()
        .flatMap(each ->
            each.trigger().send().offer() instanceof Offer.Tutorial(String feature)
                ? List.of(feature).stream()
                : List.<String>of().stream())
        .distinct()
        .toList();
  }

  private static int line(String text, String feature) {
    List<String> lines = text.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).contains("offer:") && lines.get(at).contains(feature)) {
        return at + 1;
      }
    }
    return 1;
  }
}
