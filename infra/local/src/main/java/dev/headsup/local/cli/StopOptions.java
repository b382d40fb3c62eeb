package dev.headsup.local.cli;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Stopping;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What `stop` and `resume` are about, and where; both mix it in.
final class StopOptions {
  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      converter = ChannelConverter.class,
      description = "Only this channel; may be repeated.")
  private Set<Channel> channels = new LinkedHashSet<>();

  @Option(
      names = "--trigger",
      paramLabel = "ID",
      description = "Only this trigger with its follow-ups; may be repeated.")
  private Set<String> triggers = new LinkedHashSet<>();

  @Mixin private TargetOptions stack = new TargetOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /// What was named; everything where nothing was.
  KillSwitch named(String why) {
    return new KillSwitch(isEverything(), why, channels, triggers);
  }

  /// What is left of a stop when what was named goes out again.
  KillSwitch lifted(KillSwitch before) {
    return isEverything() ? KillSwitch.OFF : before.without(channels, triggers);
  }

  /// Changes what the stack stops and says what is stopped now.
  ///
  /// @return the stack
  Target put(UnaryOperator<KillSwitch> change, String note) {
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      KillSwitch now =
          new Stopping(ConfigurationFace.documents(target, client), InstantSource.system())
              .put(change, System.getProperty("user.name", "unknown"), note);
      page().line(said(now) + ", in " + target.name());
      return target;
    }
  }

  Page page() {
    return new Page(spec.commandLine().getOut(), Ansi.AUTO);
  }

  private boolean isEverything() {
    return channels.isEmpty() && triggers.isEmpty();
  }

  private static String said(KillSwitch stop) {
    if (stop.all()) {
      return "stopped: everything";
    }
    String channels =
        stop.channels().stream().map(Channel::word).sorted().collect(Collectors.joining(", "));
    String triggers = stop.triggers().stream().sorted().collect(Collectors.joining(", "));
    if (channels.isEmpty() && triggers.isEmpty()) {
      return "nothing is stopped";
    }
    return "stopped: "
        + channels
        + (channels.isEmpty() || triggers.isEmpty() ? "" : "; ")
        + triggers;
  }
}
