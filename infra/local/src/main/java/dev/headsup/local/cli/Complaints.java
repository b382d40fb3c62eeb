package dev.headsup.local.cli;

import dev.headsup.authoring.Nearest;
import dev.headsup.local.client.DoorFailure;
import dev.headsup.local.config.ConfigurationException;
import dev.headsup.local.imports.ImportFailure;
import dev.headsup.local.replay.ReplayFailure;
import dev.headsup.local.stack.StackException;
import dev.headsup.local.target.TargetException;
import dev.headsup.local.template.TemplateException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Says in one or two lines what was wrong and what to type instead. A stack trace is for what
/// nobody foresaw.
final class Complaints {

  private Complaints() {}

  static int notUnderstood(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    // A mistyped required option is missing as well; the typing error is what helps.
    List<String> unknown = command.getUnmatchedArguments();
    if (!unknown.isEmpty()) {
      String word = unknown.getFirst();
      String kind = word.startsWith("-") ? "option" : "word";
      err.println(name + ": unknown " + kind + " '" + word + "'" + suggestion(command, word));
    } else {
      err.println(name + ": " + problem.getMessage());
    }
    err.println("'" + name + " --help' shows what it takes, with examples.");
    err.flush();
    return Exit.USAGE;
  }

  static int failed(Exception problem, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (problem instanceof CommandFailure
        || problem instanceof ConfigurationException
        || problem instanceof DoorFailure
        || problem instanceof ImportFailure
        || problem instanceof ReplayFailure
        || problem instanceof StackException
        || problem instanceof TargetException
        || problem instanceof TemplateException) {
      err.println(name + ": " + problem.getMessage());
    } else {
      err.println(name + ": failed unexpectedly");
      problem.printStackTrace(err);
    }
    err.flush();
    return Exit.FINDINGS;
  }

  private static String suggestion(CommandLine command, String word) {
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    String near = Nearest.hint(word, known);
    List<String> begun = known.stream().filter(one -> one.startsWith(word)).toList();
    return near.isEmpty() && begun.size() == 1
        ? "; did you mean '" + begun.getFirst() + "'?"
        : near;
  }
}
