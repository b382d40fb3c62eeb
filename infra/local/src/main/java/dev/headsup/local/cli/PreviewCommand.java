package dev.headsup.local.cli;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.local.config.Configuration;
import dev.headsup.local.preview.Preview;
import dev.headsup.local.preview.Sample;
import dev.headsup.local.target.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup preview`: the messages of a trigger as a customer would read them.
@Command(
    name = "preview",
    description = {
      "Prints the messages of a trigger as a customer would read them: each language and channel,",
      "the parts of a text message, how easily it reads, and what could be said better. Nothing is",
      "sent.",
      "",
      "With --stack: also how many customers would have had a case in the last 30 days, and it is",
      "kept there that somebody saw this version, so that a push lets it speak at once.",
      ""
    },
    footer = {
      "",
      "FILE is JSON: {\"traits\": {\"firstName\": \"Ana\"}, \"data\": {\"file\": \"people.csv\"}}.",
      "Exit status: 0 fine, 1 something has to be put right first.",
      "",
      "Examples:",
      "  ./headsup preview import-struggle",
      "  ./headsup preview triggers/import-struggle --locale de-CH --channel email",
      "  ./headsup preview import-struggle --customer-data ana.json",
      "  ./headsup preview import-struggle --stack headsup --turn-on"
    })
final class PreviewCommand implements Callable<Integer> {
  @Parameters(
      arity = "1",
      paramLabel = "TRIGGER",
      description = "A trigger's id in the repository, or its folder.")
  private String trigger = "";

  @Option(
      names = "--locale",
      paramLabel = "L",
      description = "The language that the customer reads, such as de-CH. Default: each there is.")
  private Optional<String> locale = Optional.empty();

  @Option(
      names = "--channel",
      paramLabel = "C",
      converter = ChannelConverter.class,
      description = "email, sms or inbox. Default: each there is.")
  private Optional<Channel> channel = Optional.empty();

  @Option(
      names = "--customer-data",
      paramLabel = "FILE",
      description = "Whom to write to. Default: somebody called Ana.")
  private Optional<Path> customer = Optional.empty();

  @Option(
      names = "--turn-on",
      description = "Lets it speak in the stack, where it only watches so far.")
  private boolean turnOn;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who looks, with --stack. Default: your name on this machine.")
  private Optional<String> as = Optional.empty();

  @Mixin private TargetOptions stack = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path folder = folder();
    Map<String, String> files = TriggerFolders.one(folder);
    PrintWriter out = spec.commandLine().getOut();
    Preview preview = new Preview(brand(folder), sample(), locale, channel);
    List<Problem> problems = preview.show(name(folder), files, out::println);
    problems.forEach(problem -> out.println(ConfigurationOption.line(folder, problem)));
    if (problems.isEmpty() && (stack.isGiven() || turnOn)) {
      new SeenInStack(stack.open(), as.orElse(System.getProperty("user.name", "unknown")), out)
          .note(name(folder), files, turnOn);
    }
    out.flush();
    return problems.isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private Path folder() {
    Path given = Path.of(trigger);
    Path found =
        Files.isDirectory(given)
            ? given
            : ConfigurationOption.folder(Optional.empty()).resolve("triggers").resolve(trigger);
    if (!Configuration.isTrigger(found)) {
      throw new CommandFailure("there is no trigger " + trigger + ": " + found + " has none");
    }
    return found;
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private Sample sample() {
    return customer.map(PreviewCommand::read).orElseGet(Sample::ana);
  }

  private static Sample read(Path file) {
    try {
      return Sample.read(Files.readString(file));
    } catch (IOException e) {
      throw new CommandFailure("there is no readable file " + file);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(file + ": " + e.getMessage());
    }
  }

  /// Who speaks: the policy beside the triggers says it; without one, words that stand for it.
  private static Brand brand(Path folder) {
    Path policy = folder.toAbsolutePath().normalize().resolve("../../" + PolicyCompiler.FILE);
    try {
      if (Files.isRegularFile(policy)
          && PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, Files.readString(policy)))
              instanceof PolicyCompiler.Result.Ok(var compiled)
          && !compiled.brand().name().isBlank()) {
        return compiled.brand();
      }
    } catch (IOException e) {
      throw new CommandFailure("there is no readable file " + policy.normalize());
    }
    return new Brand("Your company", "Your postal address", List.of());
  }
}
