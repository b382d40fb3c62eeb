package dev.headsup.local.cli;

import dev.headsup.local.config.ReferencePage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `headsup reference`: prints docs/guides/trigger-reference.md, made from the schema.
@Command(
    name = "reference",
    description =
        "Prints the reference of trigger files, every word with its meaning, as Markdown.",
    footer = {"", "Example:", "  ./headsup reference > docs/guides/trigger-reference.md"})
final class ReferenceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(ReferencePage.text());
    spec.commandLine().getOut().flush();
    return Exit.OK;
  }
}
