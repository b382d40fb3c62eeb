package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.rehearsal.Rehearsal.Happening;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
      List<String> differences = new ArrayList<>(misspelt(trigger, rehearsal));
      differences.addAll(Comparison.of(trigger.trigger().id(), rehearsal, decided));
      played.add(new Played(rehearsal.name(), rehearsal.line(), differences));
    }
    return new Result(List.of(), played);
  }

  /// Events that are none of the trigger's and spelled almost like one: with a slip of the pen a
  /// test that expects nothing would hold for the wrong reason.
  private static List<String> misspelt(CompiledTrigger trigger, Rehearsal rehearsal) {
    Set<String> own =
        trigger.all().stream()
            .map(each -> each.trigger().when())
            .flatMap(when ->
                Stream.concat(when.start().causes().stream(), when.and().stream().map(Past::did)))
            .map(EventPattern::event)
            .collect(Collectors.toSet());
    return rehearsal.happenings().stream()
        .flatMap(happening ->
            happening instanceof Happening.Seen(Behaviour did)
                ? Stream.of(did.event())
                : Stream.empty())
        .distinct()
        .filter(event -> !own.contains(event))
        .filter(event -> !Nearest.hint(event, own).isEmpty())
        .map(event -> "'" + event + "' is no event of this trigger" + Nearest.hint(event, own))
        .toList();
  }
}
