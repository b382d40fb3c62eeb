package dev.headsup.local.cli;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.aws.dynamodb.DynamoBrakes;
import dev.headsup.aws.dynamodb.DynamoConfiguration;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Asked;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.brake.SecondPerson;
import dev.headsup.engine.brake.SecondPerson.Answer;
import dev.headsup.engine.brake.SecondPerson.Who;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.policy.Approval;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.Variable;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `headsup approve`: the yes or no of a second person, without the console.
@Command(
    name = "approve",
    description = {
      "Lists what waits for a person: triggers that are to reach many, and those that stopped by",
      "themselves. With a trigger: says yes to the customers that are asked for.",
      "",
      "Who made a version cannot say yes to it, unless the policy says 'alone' under 'approval'.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 done or listed, 1 refused, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup approve --stack headsup",
      "  ./headsup approve import-struggle --customers 5000 --as bo@example.com --stack headsup",
      "  ./headsup approve import-struggle --customers 5000 --no",
      "  ./headsup approve import-struggle --resume"
    })
final class ApproveCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "TRIGGER", description = "The trigger's id.")
  private Optional<String> trigger = Optional.empty();

  @Option(
      names = "--customers",
      paramLabel = "NUMBER",
      description = "To how many a day, as the list says it.")
  private Optional<Long> customers = Optional.empty();

  @Option(names = "--no", description = "Says no instead.")
  private boolean no;

  @Option(names = "--resume", description = "Lets go on what stopped by itself.")
  private boolean resume;

  @Mixin private TargetOptions stack = new TargetOptions();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who you are. Default: your name on this machine.")
  private Optional<String> as = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      DynamoConfiguration running =
          new DynamoConfiguration(client, target.variable(Variable.SETTINGS_TABLE));
      DynamoBrakes brakes = new DynamoBrakes(client, target.variable(Variable.COUNTERS_TABLE));
      List<Document> documents =
          running.all(Kind.TRIGGERS).stream()
              .filter(Document.class::isInstance)
              .map(Document.class::cast)
              .toList();
      if (trigger.isEmpty()) {
        list(documents, brakes);
        return Exit.OK;
      }
      Document document =
          documents.stream()
              .filter(one -> one.name().id().equals(trigger.get()))
              .findFirst()
              .orElseThrow(() ->
                  new CommandFailure("no trigger " + trigger.get() + " runs in " + target.name()));
      return said(decide(document, brakes, approval(running), target));
    }
  }

  private Answer decide(Document document, DynamoBrakes brakes, Approval rules, Target target) {
    String key = key(document);
    SecondPerson person = new SecondPerson(brakes);
    if (resume) {
      Stop stopped = brake(brakes, key).stopped();
      return person.resume(key, stopped == null ? "" : stopped.why(), target.clock().instant());
    }
    if (customers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "say --customers NUMBER, as the list has it, or --resume");
    }
    String name = as.orElse(System.getProperty("user.name", "unknown"));
    return person.decide(
        key,
        customers.get(),
        !no,
        document.by(),
        new Who(name, Set.of(name)),
        rules,
        target.clock().instant());
  }

  private int said(Answer answer) {
    return switch (answer) {
      case Answer.Done(Brake after) -> {
        out()
            .println(resume ? "it goes on" : no ? "no, and that is kept" : "yes, and that is kept");
        out().flush();
        yield Exit.OK;
      }
      case Answer.Refused(String why) -> throw new CommandFailure("nothing was changed: " + why);
    };
  }

  private void list(List<Document> documents, DynamoBrakes brakes) {
    boolean any = false;
    for (Document document : documents) {
      Brake brake = brake(brakes, key(document));
      Asked asked = brake.asked();
      Stop stopped = brake.stopped();
      if (asked != null) {
        out()
            .println(
                document.name().id()
                    + ": is to reach "
                    + asked.customers()
                    + " customers a day ("
                    + asked.why()
                    + "), made by "
                    + document.by());
        any = true;
      }
      if (stopped != null) {
        out().println(document.name().id() + ": stopped by itself, " + stopped.why());
        any = true;
      }
    }
    if (!any) {
      out().println("nothing waits for a person");
    }
    out().flush();
  }

  private static Brake brake(DynamoBrakes brakes, String key) {
    return brakes.read(List.of(key)).getOrDefault(key, Brake.released(key));
  }

  private static String key(Document document) {
    return Brake.of(document.name().id(), document.hash());
  }

  private static Approval approval(DynamoConfiguration running) {
    return running
        .single(Kind.POLICY)
        .filter(Document.class::isInstance)
        .map(Document.class::cast)
        .map(document -> PolicyCompiler.compile(document.files()))
        .map(result ->
            result instanceof PolicyCompiler.Result.Ok(Policy policy) ? policy : Policy.standard())
        .orElseGet(Policy::standard)
        .braking()
        .approval();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
