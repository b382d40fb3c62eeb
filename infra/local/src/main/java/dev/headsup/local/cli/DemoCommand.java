package dev.headsup.local.cli;

import dev.headsup.local.demo.Demo;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `headsup demo`: a stack, a morning of made-up customers, and what was decided.
@Command(
    name = "demo",
    description = {
      "Plays a morning of made-up customers through Headsup and tells what was decided.",
      "",
      "It starts the stack, sends the events of 2,000 made-up customers and two hours of a real,",
      "anonymised service desk, and says who was told, who was not and why, and where to look.",
      "",
      "The local clock moves along, so it takes about a minute. It stays up until Ctrl-C, and",
      "keeps nothing.",
      ""
    },
    footer = {"", "Examples:", "  ./headsup demo", "  ./headsup demo --port 9000 --speed 0"})
final class DemoCommand implements Callable<Integer> {

  private static final int FIRST_PORT = 8080;
  private static final int LAST_PORT = 8180;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on. Default: 8080, or the next one that is free.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many times faster than life the morning passes; 0 for as fast as possible."
              + " Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Mixin private DevUserOption devUser = new DevUserOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    Instant begin = Demo.beginFor(InstantSource.system().instant());
    StackOptions options =
        new StackOptions(
            port.orElseGet(DemoCommand::freePort),
            Optional.empty(),
            home.triggers(),
            Optional.of(begin),
            home.template(),
            devUser.access());
    try (RunningStack running = RunningStack.start(options)) {
      new Demo(
              running.stack(),
              home.demo(),
              begin,
              speed,
              spec.commandLine().getOut(),
              spec.commandLine().getErr())
          .play();
      running.awaitStop();
    }
    return Exit.OK;
  }

  private static int freePort() {
    return IntStream.rangeClosed(FIRST_PORT, LAST_PORT)
        .filter(DemoCommand::isFree)
        .findFirst()
        .orElseThrow(() ->
            new CommandFailure(
                "every port from "
                    + FIRST_PORT
                    + " to "
                    + LAST_PORT
                    + " is taken: choose one with --port"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
