package dev.headsup.local.cli;

import dev.headsup.aws.privacy.Person;
import dev.headsup.aws.privacy.Receipt;
import dev.headsup.local.config.Prompt;
import dev.headsup.local.privacy.Desk;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup erase`: nothing of one customer stays.
@Command(
    name = "erase",
    description = {
      "Erases one customer, under every id that they came by, in every store: rows, lines of the",
      "event history, planned messages and timers. It asks once, and ends with a receipt without",
      "personal data, which stays in the journal of erasures.",
      ""
    },
    footer = {
      "",
      "A repeat is harmless, and finishes what was interrupted. In AWS it waits a good minute in",
      "between, until every function knows. Addresses of who had said no stay on the suppression",
      "list by their hash.",
      "Exit status: 0 erased, 1 run it once more as it says, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup erase --customer ana",
      "  ./headsup erase --customer ana --never-again --yes --stack headsup",
      "See docs/guides/privacy.md."
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin private CustomerOption customer = new CustomerOption();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--never-again",
      description = "They ask that nobody writes to their addresses again: suppress them by hash.")
  private boolean never;

  @Mixin private TargetOptions where = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var asked = customer.id();
    Target target = where.open();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Desk desk = Desk.of(target)) {
      Person person = desk.find(asked);
      if (!yes && !isMeant(person, target)) {
        throw new CommandFailure("nothing was erased");
      }
      Receipt receipt =
          desk.erasure(() -> line(err, "waiting a good minute until every function knows"))
              .erase(person, never);
      out.println(receipt.text());
      out.flush();
      if (receipt.again()) {
        line(
            err,
            "the event history of a day is being put in order: run the same again in an hour, so"
                + " that nothing stays that was read before");
      }
      receipt
          .unreadable()
          .forEach(name -> line(err, "cannot be read and ends by its retention: " + name));
      return receipt.again() ? Exit.FINDINGS : Exit.OK;
    }
  }

  private boolean isMeant(Person person, Target target) {
    Prompt prompt = Prompt.terminal();
    if (!prompt.isSomebodyThere()) {
      throw new ParameterException(spec.commandLine(), "nobody is there to ask: give --yes");
    }
    return prompt
        .ask(
            "Erase this customer, who came by %d ids, in %s? It cannot be undone. Type yes: "
                .formatted(person.ids().size(), target.name()))
        .equals("yes");
  }

  private static void line(PrintWriter err, String text) {
    err.println(text);
    err.flush();
  }
}
