package dev.headsup.local.cli;

import dev.headsup.local.doctor.Checkup;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup doctor`: says what is missing or wrong, and what to do.
@Command(
    name = "doctor",
    description = {
      "Says what of a running Headsup is missing or wrong, and what to do.",
      "",
      "Each line begins with ok, look (it may be meant so) or wrong. What could not be asked is a",
      "line too. It changes nothing.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 nothing is wrong, 1 something is, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup doctor",
      "  ./headsup doctor --stack headsup --region eu-west-1",
      "See docs/guides/doctor-and-smoke.md."
    })
final class DoctorCommand implements Callable<Integer> {

  @Mixin private TargetOptions where = new TargetOptions();

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many customers to look at, at most. Default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--customers-after",
      paramLabel = "ID",
      description = "Go on after this customer, whom an earlier run named.")
  private Optional<String> after = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (customers < 1) {
      throw new ParameterException(spec.commandLine(), "--customers must be at least 1");
    }
    Target target = where.open();
    spec.commandLine().getOut().println("doctor of " + target.name());
    boolean fine =
        new Checkup(target, Home.find().root(), where.stackName().orElse(null))
            .doctor(customers, after.orElse(null), spec.commandLine().getOut())
            .run();
    return fine ? Exit.OK : Exit.FINDINGS;
  }
}
