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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `headsup stop`: nothing goes out any more.
@Command(
    name = "stop",
    description = {
      "Stops sending: everything, or some channels and triggers. Asks nobody.",
      "",
      "Changes the section 'stop' of the policy that runs, and nothing else, as a new version. It",
      "holds two seconds later, also for messages that are on their way.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 it is stopped, 1 it is not, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup stop --why \"wrong prices in the mail\" --stack headsup",
      "  ./headsup stop --channel sms --why \"numbers look odd\"",
      "  ./headsup stop --trigger import-struggle --why \"it is on fire\""
    })
final class StopCommand implements Callable<Integer> {

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      converter = ChannelConverter.class,
      description = "Only this channel; may be repeated.")
  private List<Channel> channels = List.of();

  @Option(
      names = "--trigger",
      paramLabel = "ID",
      description = "Only this trigger with its follow-ups; may be repeated.")
  private List<String> triggers = List.of();

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for colleagues who look; it stands in the history too.")
  private String why = "";

  @Mixin private TargetOptions stack = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      KillSwitch now =
          new Stopping(ConfigurationFace.documents(target, client), InstantSource.system())
              .put(this::more, System.getProperty("user.name", "unknown"), "stop: " + why);
      new Page(spec.commandLine().getOut(), Ansi.AUTO)
          .line(said(now) + ", in " + target.name() + ". On again: " + target.command("resume"));
      return Exit.OK;
    }
  }

  private KillSwitch more(KillSwitch before) {
    Set<Channel> allChannels = new TreeSet<>(before.channels());
    allChannels.addAll(channels);
    Set<String> allTriggers = new TreeSet<>(before.triggers());
    allTriggers.addAll(triggers);
    boolean all = before.all() || (channels.isEmpty() && triggers.isEmpty());
    return new KillSwitch(all, why, allChannels, allTriggers);
  }

  /// What is stopped, in words.
  static String said(KillSwitch stop) {
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
