package dev.headsup.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `headsup resume`: what was stopped goes out again.
@Command(
    name = "resume",
    description = {
      "Lets go out again what was stopped: all of it, or some channels and triggers.",
      "",
      "What was held back meanwhile is not sent later.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 done, 1 not done, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup resume --stack headsup",
      "  ./headsup resume --channel sms"
    })
final class ResumeCommand implements Callable<Integer> {

  @Mixin private StopOptions options = new StopOptions();

  @Override
  public Integer call() {
    options.put(options::lifted, "resume");
    return Exit.OK;
  }
}
