package dev.headsup.local.cli;

import dev.headsup.local.target.Target;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `headsup stop`: nothing goes out any more.
@Command(
    name = "stop",
    description = {
      "Stops sending: everything, or some channels and triggers. Asks nobody.",
      "",
      "Changes the section 'stop' of the policy that runs, and nothing else, as a new version. It",
      "holds two seconds later, also for messages that are on their way.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 it is stopped, 1 it is not, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup stop --why \"wrong prices in the mail\" --stack headsup",
      "  ./headsup stop --channel sms --why \"numbers look odd\"",
      "  ./headsup stop --trigger import-struggle --why \"it is on fire\""
    })
final class StopCommand implements Callable<Integer> {

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for colleagues who look; it stands in the history too.")
  private String why = "";

  @Mixin private StopOptions options = new StopOptions();

  @Override
  public Integer call() {
    Target target = options.put(before -> before.with(options.named(why)), "stop: " + why);
    options.page().line("On again: " + target.command("resume"));
    return Exit.OK;
  }
}
