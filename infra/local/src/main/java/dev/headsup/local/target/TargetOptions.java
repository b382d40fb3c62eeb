package dev.headsup.local.target;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options by which a person says which stack a command works on; a command mixes them in.
public final class TargetOptions {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "Work on this stack in AWS, by its name in CloudFormation.")
  private Optional<String> stack = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region of --stack. Default: as the AWS command line finds it.")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Work on the local stack at this address. Default, without --stack:"
              + " http://127.0.0.1:8080.")
  private Optional<URI> url = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /// The name of the stack in CloudFormation; empty for a local one.
  public Optional<String> stackName() {
    return stack;
  }

  /// Whether a stack was named: some commands work without any.
  public boolean isGiven() {
    return stack.isPresent() || url.isPresent();
  }

  /// Finds the stack.
  ///
  /// @throws TargetException saying what to do, when there is none
  /// @throws ParameterException when the options contradict each other
  public Target open() {
    if (stack.isPresent() && url.isPresent()) {
      throw notUnderstood("give either --stack or --url, not both");
    }
    if (region.isPresent() && stack.isEmpty()) {
      throw notUnderstood("--region belongs to --stack");
    }
    if (stack.isPresent()) {
      return AwsTarget.open(stack.get(), region.orElse(null), System.getenv(), template());
    }
    URI address = url.orElse(Target.HERE);
    if (address.getHost() == null || !"http".equals(address.getScheme())) {
      throw notUnderstood("--url must be an address such as " + Target.HERE);
    }
    return LocalTarget.open(address);
  }

  /// The template of the repository that the launcher belongs to.
  private static Path template() {
    return Path.of(System.getProperty("headsup.home", ""))
        .toAbsolutePath()
        .resolve("template.yaml");
  }

  private ParameterException notUnderstood(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
