package dev.headsup.local.cli;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.authoring.rehearsal.Rehearsals;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.trigger.TriggerFiles;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.engine.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup test-triggers`: plays the tests that stand beside triggers.
@Command(
    name = "test-triggers",
    description = {
      "Plays the tests.yaml of a folder of triggers, or of one trigger, through the real engine"
          + " with",
      "a clock that jumps; no service is needed.",
      "",
      "Prints one line for each test, and below one that fails what was expected and what was.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 all as expected, 1 something is not, or a file has mistakes.",
      "",
      "Examples:",
      "  ./headsup test-triggers",
      "  ./headsup test-triggers triggers/import-struggle",
      "  ./headsup test-triggers triggers --policy policy/policy.yaml"
    })
final class TestTriggersCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A folder of triggers, or one trigger's. Default: triggers.")
  private Path folder = Path.of("triggers");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy.yaml that holds in the tests. Default: the standard policy.")
  private Optional<Path> policyFile = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  private int tests;
  private int failed;
  private int broken;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Policy policy = policyFile.map(TestTriggersCommand::policy).orElse(Policy.standard());
    long began = System.nanoTime();
    Map<String, Map<String, String>> triggers = read();
    triggers.forEach((name, files) -> play(name, files, policy, out));
    out.println(
        amount(tests, "test")
            + " of "
            + amount(triggers.size(), "trigger")
            + ", "
            + failed
            + " failed"
            + (broken == 0 ? "" : ", " + amount(broken, "trigger") + " with mistakes")
            + ", "
            + (System.nanoTime() - began) / 1_000_000
            + " ms");
    out.flush();
    return failed + broken == 0 ? Exit.OK : Exit.FINDINGS;
  }

  private static String amount(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private Map<String, Map<String, String>> read() {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure("there is no folder " + folder);
    }
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null || !Files.exists(folder.resolve(TriggerFiles.TRIGGER))) {
      return TriggerFolders.read(folder);
    }
    Map<String, Map<String, String>> one = new TreeMap<>(TriggerFolders.read(parent));
    one.keySet().retainAll(Set.of(name.toString()));
    return one;
  }

  private static Policy policy(Path file) {
    try {
      return switch (PolicyCompiler.compile(Map.of("policy.yaml", Files.readString(file)))) {
        case PolicyCompiler.Result.Ok(var policy) -> policy;
        case PolicyCompiler.Result.Problems(var problems) ->
            throw new CommandFailure(file + " has mistakes: " + problems);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private void play(String name, Map<String, String> files, Policy policy, PrintWriter out) {
    String text = files.get(Rehearsals.FILE);
    switch (TriggerCompiler.compile(name, files)) {
      case CompileResult.Problems(var problems) -> {
        broken++;
        problems.forEach(problem -> out.println(name + "/" + problem));
      }
      case CompileResult.Ok(var trigger) -> {
        if (text == null) {
          out.println(name + ": no tests yet (" + Rehearsals.FILE + ")");
          return;
        }
        Rehearsals.Result result = Rehearsals.play(trigger, text, policy);
        if (!result.problems().isEmpty()) {
          broken++;
          result.problems().forEach(problem -> out.println(name + "/" + problem));
        }
        result.played().forEach(played -> print(name, played, out));
      }
    }
  }

  private void print(String name, Rehearsals.Played played, PrintWriter out) {
    tests++;
    out.println((played.isFine() ? "ok      " : "FAILED  ") + name + ": " + played.name());
    if (!played.isFine()) {
      failed++;
      String file = name + "/" + Rehearsals.FILE + ":" + played.line();
      out.println("        " + file);
      played.differences().forEach(difference -> out.println("        " + difference));
    }
  }
}
