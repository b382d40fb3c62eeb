package dev.headsup.local.cli;

import dev.headsup.aws.aside.Aside;
import dev.headsup.aws.aside.PutAside;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/// `headsup dlq`: what could not be worked on.
@Command(
    name = "dlq",
    description = {
      "Lists, shows, replays and drops what could not be worked on: the dead letters of every",
      "queue, and the quarantine.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "QUEUE is telemetry, deliver, fanout or quarantine; without one, all of them are meant.",
      "A replay is safe: what was sent is not sent again, and what is too late is not sent.",
      "",
      "Examples:",
      "  ./headsup dlq list --stack headsup",
      "  ./headsup dlq show deliver --id 0a1b2c3d-4e5f",
      "  ./headsup dlq replay deliver --all",
      "  ./headsup dlq drop quarantine --id 9f8e7d6c5b4a",
      "See docs/operations.md."
    })
final class DlqCommand implements Runnable {
  private static final int MOST = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  @Command(
      name = "list",
      description = "Shows what is there, one line each; no customer's data. Exit 1: something is.")
  int list(
      @Mixin TargetOptions stack,
      @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "One place. Default: all.")
          Optional<String> queue) {
    return with(
        stack.open(),
        queue,
        (aside, places, now) -> {
          int found = 0;
          for (String place : places) {
            List<Aside> there = aside.list(place, MOST);
            for (Aside each : there) {
              line("%s  %s  %s", place, each.id(), headline(each, now));
            }
            if (there.size() == MOST) {
              told("of " + place + " only the first " + MOST + " are shown");
            }
            found += there.size();
          }
          told(found == 0 ? "nothing is put aside" : found + " put aside");
          return found == 0 ? Exit.OK : Exit.FINDINGS;
        });
  }

  @Command(name = "show", description = "Shows each with why it failed and what can be done.")
  int show(
      @Mixin TargetOptions stack,
      @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "One place. Default: all.")
          Optional<String> queue,
      @Option(names = "--id", paramLabel = "ID", description = "Only this one; may be repeated.")
          List<String> ids,
      @Option(
              names = "--show-content",
              description = "Print what is inside too: it may hold customers' data.")
          boolean content) {
    Predicate<String> meant = ids == null ? any -> true : new HashSet<>(ids)::contains;
    return with(
        stack.open(),
        queue,
        (aside, places, now) -> {
          int found = 0;
          for (String place : places) {
            for (Aside each : aside.list(place, MOST)) {
              if (meant.test(each.id())) {
                found++;
                shown(each, content, now);
              }
            }
          }
          told(found == 0 ? "there is no such thing put aside" : found + " shown");
          return found == 0 && ids != null ? Exit.FINDINGS : Exit.OK;
        });
  }

  @Command(name = "replay", description = "Has it worked on again, after the cause was mended.")
  int replay(
      @Mixin TargetOptions stack,
      @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "One place. Default: all.")
          Optional<String> queue,
      @Mixin Which which,
      @Option(
              names = "--as-server",
              description =
                  "Refused events count as if your own servers had sent them. Only where you know"
                      + " that: a server may set addresses and consent.")
          boolean server) {
    Predicate<String> meant = meant(which);
    return with(
        stack.open(),
        queue,
        (aside, places, now) -> {
          int done = 0;
          int left = 0;
          for (String place : places) {
            PutAside.Result result =
                aside.replay(place, meant, server ? KeyKind.SERVER : KeyKind.PUBLIC);
            done += result.done();
            left += result.left();
          }
          told(done + " replayed");
          if (left > 0) {
            told(left + " cannot be replayed: ./headsup dlq show quarantine says what to do");
          }
          return left > 0 ? Exit.FINDINGS : Exit.OK;
        });
  }

  @Command(name = "drop", description = "Deletes it. There is no way back.")
  int drop(
      @Mixin TargetOptions stack,
      @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "One place. Default: all.")
          Optional<String> queue,
      @Mixin Which which) {
    Predicate<String> meant = meant(which);
    return with(
        stack.open(),
        queue,
        (aside, places, now) -> {
          int done = 0;
          for (String place : places) {
            done += aside.drop(place, meant).done();
          }
          told(done + " dropped");
          return Exit.OK;
        });
  }

  /// Which of them a command means: nobody replays or drops everything by leaving something out.
  static final class Which {
    @Option(names = "--id", paramLabel = "ID", description = "This one; may be repeated.")
    private Set<String> ids = new TreeSet<>();

    @Option(names = "--all", description = "All that are there.")
    private boolean all;
  }

  private Predicate<String> meant(Which which) {
    if (which.all == !which.ids.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "say which: --id ID, as list shows it, or --all");
    }
    return which.all ? any -> true : which.ids::contains;
  }

  private interface Work {
    int on(PutAside aside, Set<String> places, Instant now);
  }

  private int with(Target target, Optional<String> queue, Work work) {
    Wiring wiring =
        new Wiring(
            target.environment(
                Variable.QUARANTINE_TABLE,
                Variable.TELEMETRY_DEAD_LETTERS_URL,
                Variable.DELIVER_DEAD_LETTERS_URL,
                Variable.FANOUT_DEAD_LETTERS_URL,
                Variable.FEEDBACK_QUEUE_URL,
                Variable.FEEDBACK_DEAD_LETTERS_URL,
                Variable.INCIDENTS_QUEUE_URL,
                Variable.INCIDENTS_DEAD_LETTERS_URL),
            target.clock(),
            List.of());
    PutAside aside = wiring.putAside();
    if (queue.isPresent() && !aside.places().contains(queue.get())) {
      throw new ParameterException(
          spec.commandLine(),
          "QUEUE is one of " + String.join(", ", aside.places()) + ", not '" + queue.get() + "'");
    }
    try {
      return work.on(aside, queue.map(Set::of).orElseGet(aside::places), target.clock().instant());
    } catch (SdkException refused) {
      throw new CommandFailure(
          target.name()
              + " did not do that: "
              + refused.getMessage()
              + " (docs/operations.md says which permissions it needs)");
    }
  }

  private static String headline(Aside each, Instant now) {
    return each.what() + "; " + tried(each) + age(each, now) + "; " + each.why();
  }

  private static String tried(Aside each) {
    return each.tries() < 2 ? "" : "tried " + each.tries() + " times; ";
  }

  private static String age(Aside each, Instant now) {
    Duration age = Duration.between(each.since(), now);
    return age.toHours() < 1
        ? age.toMinutes() + " min old"
        : age.toHours() < 48 ? age.toHours() + " h old" : age.toDays() + " days old";
  }

  private void shown(Aside each, boolean content, Instant now) {
    line("%s  %s", each.place(), each.id());
    line("  what     %s", each.what());
    line("  why      %s", each.why());
    line("  since    %s, %s%s", each.since(), tried(each), age(each, now));
    line(
        "  then     %s",
        each.again()
            ? "./headsup dlq replay " + each.place() + " --id " + each.id()
            : "it cannot be replayed; drop it when it is done otherwise");
    if (content) {
      line("  content  %s", each.content());
    }
  }

  private void line(String format, Object... values) {
    spec.commandLine().getOut().printf(Locale.ROOT, format + "%n", values);
    spec.commandLine().getOut().flush();
  }

  private void told(String what) {
    spec.commandLine().getErr().println(what);
    spec.commandLine().getErr().flush();
  }
}
