package dev.headsup.local.cli;

import dev.headsup.aws.privacy.Export;
import dev.headsup.aws.privacy.Person;
import dev.headsup.local.privacy.Desk;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `headsup export`: everything that is kept of one customer.
@Command(
    name = "export",
    description = {
      "Writes everything that is kept of one customer as JSON, under every id that they came by,",
      "and nothing of anybody else. It reads profiles, uses, due work and quarantine whole, and of",
      "the rest what is theirs.",
      ""
    },
    footer = {
      "",
      "Stdout carries the JSON; how much it was stands on stderr. Treat the file as what it is:",
      "somebody's personal data.",
      "Exit status: 0 all was read, 1 some of the history could not be, 2 not understood.",
      "",
      "Examples:",
      "  (umask 077; ./headsup export --customer ana > ana.json)",
      "  ./headsup export --customer ana --stack headsup | jq '.stores | map_values(length)'",
      "See docs/guides/privacy.md."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private CustomerOption customer = new CustomerOption();

  @Mixin private TargetOptions where = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var asked = customer.id();
    Target target = where.open();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Desk desk = Desk.of(target)) {
      Person person = desk.find(asked);
      Export.Written written = desk.export().write(person, desk.clock().instant(), out);
      out.flush();
      Map<String, Integer> rows = new TreeMap<>(written.rows());
      rows.values().removeIf(count -> count == 0);
      err.printf("%d ids, in %s: %s%n", person.ids().size(), target.name(), rows);
      written.unreadable().forEach(name -> err.println("could not be read to its end: " + name));
      err.flush();
      return written.unreadable().isEmpty() ? Exit.OK : Exit.FINDINGS;
    }
  }
}
