package dev.headsup.authoring.policy;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the policy's file into a policy, or into all its problems at once. Pure; it throws on no
/// input.
public final class PolicyCompiler {
  /// The file.
  public static final String FILE = "policy.yaml";

  private PolicyCompiler() {}

  /// What compiling gives.
  public sealed interface Result {
    /// It is fine.
    record Ok(Policy policy) implements Result {}

    /// It is not; all that is wrong, in the order of the file.
    ///
    /// @param problems never empty
    record Problems(List<Problem> problems) implements Result {
      public Problems {
        problems = List.copyOf(problems);
      }

      /// The problems, one a line.
      @Override
      public String toString() {
        return String.join("\n", problems.stream().map(Problem::toString).toList());
      }
    }
  }

  /// Compiles the files of the policy's document.
  ///
  /// @param files the text of [#FILE], by its name
  public static Result compile(Map<String, String> files) {
    Findings findings = new Findings();
    String text = files.get(FILE);
    if (text == null) {
      findings.add(FILE, 1, 1, "this file is missing");
      return new Result.Problems(findings.sorted());
    }
    Optional<YamlNode> root = YamlReader.read(FILE, text, findings);
    if (root.isEmpty()) {
      return new Result.Problems(findings.sorted());
    }
    Optional<Policy> policy =
        new PolicyReader(new Page(FILE, findings)).read(root.get(), ContentHash.of(files));
    return policy
        .<Result>map(Result.Ok::new)
        .orElseGet(() -> new Result.Problems(findings.sorted()));
  }
}
