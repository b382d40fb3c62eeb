package dev.headsup.local.cli;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.history.CustomerPast;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import dev.headsup.local.why.Reasons;
import dev.headsup.local.why.Wording;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup why`: why a customer did or did not hear something.
@Command(
    name = "why",
    description = {
      "Says why a customer was or was not told, by one trigger or by each: the decision with what",
      "every gate said; and where there never was a case, how each condition stands.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 answered, 1 part of the history could not be read, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup why --customer ana",
      "  ./headsup why --customer ana --trigger import-struggle --language de",
      "  ./headsup why --customer ana --at 2026-03-02T12:00:00Z --stack headsup",
      "See docs/guides/why.md."
    })
final class WhyCommand implements Callable<Integer> {
  @Option(
      names = "--customer",
      required = true,
      paramLabel = "ID",
      description = "The userId, or anonymous: and the anonymousId.")
  private String customer = "";

  @Option(
      names = "--trigger",
      paramLabel = "ID",
      description = "Only this trigger, its conditions too. Default: all.")
  private Optional<String> trigger = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As it was at this instant, such as 2026-03-02T12:00:00Z. Default: now.")
  private Optional<String> at = Optional.empty();

  @Option(names = "--language", paramLabel = "LANGUAGE", description = "en or de. Default: en.")
  private String language = "en";

  @Mixin private TargetOptions where = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Locale words = Locale.forLanguageTag(language);
    if (!List.of("en", "de").contains(words.getLanguage())) {
      throw new ParameterException(
          spec.commandLine(), "--language is en or de, not '" + language + "'");
    }
    Optional<Instant> then = at.map(this::instant);
    Target target = where.open();
    InstantSource clock = InstantSource.fixed(target.clock().instant());
    Wiring wiring =
        new Wiring(
            target.environment(
                Variable.ACTIVITY_TABLE,
                Variable.PROFILES_TABLE,
                Variable.OUTREACHES_TABLE,
                Variable.SETTINGS_TABLE,
                Variable.HISTORY_BUCKET),
            clock,
            List.of());
    Reasons reasons =
        new Reasons(
            new CustomerPast(wiring.activities(), wiring.profiles(), wiring.history()),
            wiring.activities(),
            wiring.profiles(),
            wiring.outreaches(),
            wiring.triggers(),
            wiring.policy());
    Reasons.Answers answers;
    try {
      answers = reasons.of(new CustomerId(customer), trigger, then, clock.instant());
    } catch (IllegalArgumentException bad) {
      throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
    }
    new Wording(words, trigger.isPresent()).print(answers, spec.commandLine().getOut());
    PrintWriter err = spec.commandLine().getErr();
    answers.damaged().forEach(name -> err.println("could not be read: " + name));
    err.flush();
    return answers.damaged().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException bad) {
      throw new ParameterException(
          spec.commandLine(),
          "--at takes an instant such as 2026-03-02T12:00:00Z, not '" + text + "'",
          bad);
    }
  }
}
