package dev.headsup.local.cli;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Stopping;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      converter = ChannelConverter.class,
      description = "Only this channel; may be repeated.")
  private List<Channel> channels = List.of();

  @Option(
      names = "--trigger",
      paramLabel = "ID",
      description = "Only this trigger; may be repeated.")
  private List<String> triggers = List.of();

  @Mixin private TargetOptions stack = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      KillSwitch now =
          new Stopping(ConfigurationFace.documents(target, client), InstantSource.system())
              .put(this::less, System.getProperty("user.name", "unknown"), "resume");
      new Page(spec.commandLine().getOut(), Ansi.AUTO)
          .line(StopCommand.said(now) + ", in " + target.name());
      return Exit.OK;
    }
  }

  private KillSwitch less(KillSwitch before) {
    if (channels.isEmpty() && triggers.isEmpty()) {
      return KillSwitch.OFF;
    }
    Set<Channel> leftChannels = new TreeSet<>(before.channels());
    leftChannels.removeAll(Set.copyOf(channels));
    Set<String> leftTriggers = new TreeSet<>(before.triggers());
    leftTriggers.removeAll(Set.copyOf(triggers));
    return new KillSwitch(before.all(), before.why(), leftChannels, leftTriggers);
  }
}
