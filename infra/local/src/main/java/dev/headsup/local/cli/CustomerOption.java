package dev.headsup.local.cli;

import dev.headsup.engine.customer.CustomerId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The customer whom a command is about; a command mixes this in.
final class CustomerOption {
  @Option(
      names = "--customer",
      required = true,
      paramLabel = "ID",
      description = "The userId, or anonymous: and the anonymousId.")
  private String customer = "";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /// @throws ParameterException when it is no id
  CustomerId id() {
    try {
      return new CustomerId(customer);
    } catch (IllegalArgumentException bad) {
      throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
    }
  }
}
