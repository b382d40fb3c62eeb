package dev.headsup.local.cli;

import dev.headsup.local.smoke.Smoke;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetException;
import dev.headsup.local.target.TargetOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup smoke`: sends a made-up customer's event and follows it to the message.
@Command(
    name = "smoke",
    description = {
      "Sends one event of a made-up customer and follows it, step by step, to the message.",
      "",
      "The customer's id begins with headsup-smoke-, its address is SES's mailbox simulator, and",
      "the trigger smoke-test answers to this event only. Locally and with --stack it looks"
          + " inside;",
      "with a URL alone it stops behind the door.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 every step worked out, 1 one did not, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup smoke",
      "  ./headsup smoke http://127.0.0.1:8080",
      "  HEADSUP_SERVER_KEY=... ./headsup smoke --stack headsup --region eu-west-1",
      "See docs/guides/doctor-and-smoke.md."
    })
final class SmokeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description = "Where Headsup listens. Default: as --stack or --url say.")
  private Optional<URI> address = Optional.empty();

  @Mixin private TargetOptions where = new TargetOptions();

  @Mixin private ServerKey key = new ServerKey();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long one step may take. Default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (timeout < 1) {
      throw new ParameterException(spec.commandLine(), "--timeout must be at least 1");
    }
    Target target = target();
    URI front = address.or(() -> Optional.ofNullable(target).map(Target::front)).orElseThrow();
    String serverKey = key.find(() -> target == null ? Optional.empty() : target.serverKey());
    Smoke smoke = new Smoke(spec.commandLine().getOut(), Duration.ofSeconds(timeout));
    return smoke.run(front, serverKey, target) ? Exit.OK : Exit.FINDINGS;
  }

  /// What may be looked into: nothing behind an address that does not describe itself.
  private @Nullable Target target() {
    if (address.isEmpty() || spec.commandLine().getParseResult().hasMatchedOption("--stack")) {
      return where.open();
    }
    URI url = address.get();
    if (url.getHost() == null) {
      throw new ParameterException(
          spec.commandLine(), "URL must be an address such as http://127.0.0.1:8080");
    }
    if (!"http".equals(url.getScheme())) {
      return null;
    }
    try {
      return Target.at(url);
    } catch (TargetException notLocal) {
      spec.commandLine().getErr().println(notLocal.getMessage());
      return null;
    }
  }
}
