package dev.headsup.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup up`: starts the whole stack in this process and keeps it up.
@Command(
    name = "up",
    description = {
      "Starts the whole of Headsup on this machine: no Docker, no AWS account.",
      "",
      "When it is ready it prints one JSON line: ready, ingest, console, writeKey, serverKey.",
      "Point a Segment client at 'ingest' with the writeKey, and a browser at 'console'. It",
      "listens on this machine only, and stays up until Ctrl-C or SIGTERM.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./headsup up",
      "  ./headsup up --port 0 --data .headsup/data",
      "  ./headsup up --dev-user ana:viewer",
      "  ./headsup up --triggers my-triggers --clock 2026-01-05T09:00:00Z"
    })
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 picks a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps everything in this folder between runs. Default: in memory only.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--triggers",
      paramLabel = "DIR",
      description = "The folder of trigger folders. Default: triggers in the repository.")
  private Optional<Path> triggers = Optional.empty();

  @Option(
      names = "--clock",
      paramLabel = "INSTANT",
      description = "The time at which the local clock starts. Default: now.")
  private Optional<Instant> clock = Optional.empty();

  @Mixin private DevUserOption devUser = new DevUserOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be between 0 and 65535");
    }
    Home home = Home.find();
    StackOptions options =
        new StackOptions(
            port, data, triggers.orElse(home.triggers()), clock, home.template(), devUser.access());
    try (RunningStack stack = RunningStack.start(options)) {
      spec.commandLine().getOut().println(ready(stack.stack()));
      spec.commandLine().getOut().flush();
      stack.awaitStop();
    }
    return Exit.OK;
  }

  private static String ready(LocalStack stack) {
    return new JsonMapper()
        .createObjectNode()
        .put("ready", true)
        .put("ingest", stack.ingest().toString())
        .put("console", stack.console().toString())
        .put("writeKey", stack.writeKey())
        .put("serverKey", stack.serverKey())
        .toString();
  }
}
