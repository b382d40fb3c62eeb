package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/// Plays the tests of a trigger, `tests.yaml` in its folder, in milliseconds and without any
/// service. Pure.
public final class Rehearsals {
  /// The file with a trigger's tests.
  public static final String FILE = "tests.yaml";

  private Rehearsals() {}

  /// What came of the tests of one trigger.
  ///
  /// @param problems what is wrong with the file; nothing is played then
  /// @param played each test, in the order of the file
  public record Result(List<Problem> problems, List<Played> played) {
    public Result {
      problems = List.copyOf(problems);
      played = List.copyOf(played);
    }

    /// Whether all came out as expected.
    public boolean isFine() {
      return problems.isEmpty() && played.stream().allMatch(Played::isFine);
    }
  }

  /// One test that was played.
  ///
  /// @param line where it begins, from 1
  /// @param differences what came out otherwise, in words, one a line; empty when it is fine
  public record Played(String name, int line, List<String> differences) {
    public Played {
      differences = List.copyOf(differences);
    }

    /// Whether it came out as expected.
    public boolean isFine() {
      return differences.isEmpty();
    }
  }

  /// Plays the tests of a trigger.
  ///
  /// @param text of its `tests.yaml`
  public static Result play(CompiledTrigger trigger, String text, Policy policy) {
    Findings findings = new Findings();
    List<Rehearsal> rehearsals =
        YamlReader.read(FILE, text, findings)
            .map(root -> new RehearsalReader(new Page(FILE, findings)).read(root))
            .orElse(List.of());
    if (!findings.isEmpty()) {
      return new Result(findings.sorted(), List.of());
    }
    List<Played> played = new ArrayList<>();
    for (Rehearsal rehearsal : rehearsals) {
      List<Decided> decided = new Stage(trigger, policy, rehearsal).play();
      played.add(
          new Played(
              rehearsal.name(),
              rehearsal.line(),
              Comparison.of(trigger.trigger().id(), rehearsal, decided)));
    }
    return new Result(List.of(), played);
  }
}
