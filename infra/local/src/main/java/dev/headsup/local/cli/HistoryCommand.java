package dev.headsup.local.cli;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.config.Prompt;
import dev.headsup.local.history.CustomerPast;
import dev.headsup.local.history.Span;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup history`: what happened, of one customer; or what was changed, of the configuration.
@Command(
    name = "history",
    description = {
      "With --customer: what one customer did, every event that was accepted, in order of time,",
      "each once, also those from before they signed in.",
      "",
      "Without: the pushes of the configuration, newest first, or the versions of the document"
          + " that",
      "you name: who changed it, when, and why.",
      ""
    },
    footer = {
      "",
      "On a terminal a line for each event; otherwise, or with --json, one JSON object a line with",
      "the event as it came. What could not be read is named on stderr.",
      "Exit status: 0 all was read, 1 some could not be, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup history --customer ana",
      "  ./headsup history --customer ana --from 2026-03-01 --to 2026-03-07 --stack headsup",
      "  ./headsup history --customer anonymous:5f0c --from 2026-03-01T09:00:00Z | jq .event",
      "  ./headsup history triggers/import-struggle --stack headsup",
      "See docs/guides/event-history.md and docs/guides/configuration.md."
    })
final class HistoryCommand implements Callable<Integer> {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      description = "The userId, or anonymous: and the anonymousId.")
  private Optional<String> customer = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "A day or an instant, in UTC. Default: 30 days before --to.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description =
          "The last day, or the instant before which to end. Default: ten minutes from now, for"
              + " clients whose clocks are ahead.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--json", description = "JSON lines also on a terminal.")
  private boolean json;

  @Mixin private ConfigurationFace configuration = new ConfigurationFace();

  @Mixin private TargetOptions where = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (customer.isEmpty()) {
      return configured();
    }
    if (configuration.isAsked()) {
      throw new ParameterException(spec.commandLine(), "give --customer or a document, not both");
    }
    CustomerId asked = understood(() -> new CustomerId(customer.get()));
    Target target = where.open();
    InstantSource clock = InstantSource.fixed(target.clock().instant());
    Span span = understood(() -> Span.of(from, to, clock.instant()));
    Wiring wiring =
        new Wiring(
            target.environment(
                Variable.ACTIVITY_TABLE, Variable.PROFILES_TABLE, Variable.HISTORY_BUCKET),
            clock,
            List.of());
    CustomerPast customerPast =
        new CustomerPast(wiring.activities(), wiring.profiles(), wiring.history());
    List<CustomerId> ids = customerPast.ids(asked);
    Past past = customerPast.read(ids, span);
    PrintWriter out = spec.commandLine().getOut();
    if (json || !Prompt.terminal().isSomebodyThere()) {
      CustomerPast.asJson(past, out);
    } else {
      CustomerPast.asTable(past, ids.getFirst(), out);
    }
    out.flush();
    return said(ids, past, span, target);
  }

  private int configured() {
    if (from.isPresent() || to.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--from and --to belong to --customer");
    }
    configuration.print(where.open(), spec.commandLine().getOut(), json);
    return Exit.OK;
  }

  private int said(List<CustomerId> ids, Past past, Span span, Target target) {
    PrintWriter err = spec.commandLine().getErr();
    String people = String.join(", ", ids.stream().map(CustomerId::value).toList());
    err.printf(
        "%d events of %s from %s to %s%s, in %s%n",
        past.events().size(),
        people,
        span.from(),
        span.to(),
        to.isPresent() ? "" : " (ten minutes from now, for clients whose clocks are ahead)",
        target.name());
    past.damaged().forEach(name -> err.println("could not be read: " + name));
    err.flush();
    return past.damaged().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private <T> T understood(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException bad) {
      throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
    }
  }
}
