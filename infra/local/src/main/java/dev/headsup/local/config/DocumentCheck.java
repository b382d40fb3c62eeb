package dev.headsup.local.config;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.component.ComponentsCompiler;
import dev.headsup.authoring.component.ComponentsSentence;
import dev.headsup.authoring.copy.CopyCheck;
import dev.headsup.authoring.message.About;
import dev.headsup.authoring.message.TextCheck;
import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.authoring.policy.PolicySentence;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.Sentence;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.tutorial.TutorialCompiler;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.trigger.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Checks one document: a trigger and the policy as the functions compile them; the form alone of
/// what nothing reads yet.
final class DocumentCheck {
  /// The most bytes of a document's files, their paths included: an item of DynamoDB takes 400 KB
  /// with all that stands around them.
  static final int BYTES = 380 * 1024;

  static final String TOO_LARGE =
      "a document has at most 380 KB, all its files together; this is its largest file";

  private DocumentCheck() {}

  /// @param prefix stands before the paths of the files in the findings
  static void check(
      DocumentName name, String prefix, Map<String, String> files, Findings findings) {
    if (files.entrySet().stream().mapToInt(DocumentCheck::bytes).sum() > BYTES) {
      files.entrySet().stream()
          .max(Comparator.comparingInt(DocumentCheck::bytes))
          .ifPresent(largest -> findings.add(prefix + largest.getKey(), 1, 1, TOO_LARGE));
      return;
    }
    switch (name.kind()) {
      case TRIGGERS -> {
        if (TriggerCompiler.compile(name.id(), files)
            instanceof CompileResult.Problems(var problems)) {
          add(prefix, problems, findings);
        }
      }
      case POLICY -> {
        if (PolicyCompiler.compile(files) instanceof PolicyCompiler.Result.Problems(var problems)) {
          add(prefix, problems, findings);
        }
      }
      case COMPONENTS -> {
        Findings inside = new Findings();
        ComponentsCompiler.compile(files, inside);
        add(prefix, inside.sorted(), findings);
      }
      case TUTORIALS -> {
        if (TutorialCompiler.compile(name.id(), files)
            instanceof TutorialCompiler.Result.Problems(var problems)) {
          problems.forEach(problem ->
              findings.add(
                  prefix + problem.file(), problem.line(), problem.column(), problem.message()));
        }
      }
      case TEMPLATES -> files.forEach((path, text) -> form(prefix + path, text, findings));
    }
  }

  /// Who speaks, as far as the policy among some documents says it.
  static Brand brand(Map<DocumentName, Map<String, String>> documents) {
    Map<String, String> policy = documents.getOrDefault(DocumentName.single(Kind.POLICY), Map.of());
    return PolicyCompiler.compile(policy) instanceof PolicyCompiler.Result.Ok(var compiled)
        ? compiled.brand()
        : Brand.NONE;
  }

  /// How the messages of a trigger without mistakes read. Not asked of what goes back to an old
  /// version: that is no time to mend words.
  ///
  /// @param brand whose words they are checked for
  static void copy(
      DocumentName name, String prefix, Map<String, String> files, Brand brand, Findings findings) {
    if (name.kind() != Kind.TRIGGERS
        || !(TriggerCompiler.compile(name.id(), files) instanceof CompileResult.Ok(var compiled))) {
      return;
    }
    Findings found = new Findings();
    Trigger trigger = compiled.trigger();
    boolean incident =
        compiled.all().stream().anyMatch(each -> About.of(each.trigger()).contains(About.INCIDENT));
    CopyCheck.check(files, trigger.purpose(), incident, brand, found);
    add(prefix, found.sorted(), findings);
    found
        .advice()
        .forEach(each ->
            findings.advise(prefix + each.file(), each.line(), each.column(), each.message()));
  }

  private static void add(String prefix, List<Problem> problems, Findings findings) {
    problems.forEach(
        each -> findings.add(prefix + each.file(), each.line(), each.column(), each.message()));
  }

  /// What a trigger and its follow-ups, or the policy, mean, one sentence each; empty where it has
  /// mistakes, and for other documents.
  static List<String> sentences(DocumentName name, Map<String, String> files) {
    return switch (name.kind()) {
      case TRIGGERS ->
          TriggerCompiler.compile(name.id(), files) instanceof CompileResult.Ok(var compiled)
              ? Sentence.of(compiled)
              : List.of();
      case POLICY ->
          PolicyCompiler.compile(files) instanceof PolicyCompiler.Result.Ok(var policy)
              ? List.of(PolicySentence.of(policy))
              : List.of();
      case COMPONENTS -> {
        Components components = ComponentsCompiler.compile(files, new Findings());
        yield components.isEmpty() ? List.of() : List.of(ComponentsSentence.of(components));
      }
      case TUTORIALS, TEMPLATES -> List.of();
    };
  }

  private static void form(String file, String text, Findings findings) {
    if (file.endsWith(".yaml")) {
      YamlReader.read(file, text, findings);
    } else if (file.endsWith(".md") || file.endsWith(".liquid")) {
      TextCheck.check(file, text, findings);
    }
  }

  private static int bytes(Map.Entry<String, String> file) {
    return file.getKey().length() + file.getValue().getBytes(StandardCharsets.UTF_8).length;
  }
}
