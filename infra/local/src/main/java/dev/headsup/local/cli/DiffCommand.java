package dev.headsup.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.config.Configuration;
import dev.headsup.local.config.Difference;
import dev.headsup.local.config.Page;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `headsup diff`: what a push would change.
@Command(
    name = "diff",
    description = {"Shows what a push of a folder would change. It changes nothing.", ""},
    footer = {
      "",
      "With --json one line: different, and for each document its name, change (new, changed,",
      "removed) and the version that runs, 0 for none.",
      "Exit status: 0 no difference, 1 there is one, or the folder has mistakes.",
      "",
      "Examples:",
      "  ./headsup diff",
      "  ./headsup diff my-config --stack headsup --json"
    })
final class DiffCommand implements Callable<Integer> {
  @Mixin private ConfigurationOption where = new ConfigurationOption();
  @Mixin private TargetOptions stack = new TargetOptions();

  @Option(names = "--json", description = "Print one line of JSON; for scripts and CI.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // With --json only the line of JSON is on stdout.
    PrintWriter told = json ? spec.commandLine().getErr() : out;
    Page page = new Page(told, Ansi.AUTO);
    Optional<Configuration> configuration = where.read(page);
    if (configuration.isEmpty()) {
      return Exit.FINDINGS;
    }
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      List<Difference> differences =
          Difference.between(
              ConfigurationFace.documents(target, client).snapshot(),
              configuration.get().documents());
      if (json) {
        out.println(json(differences));
        out.flush();
      } else {
        page.differences(differences);
        page.line(
            differences.isEmpty()
                ? "no difference: the folder is what runs in " + target.name()
                : "what runs in " + target.name() + " is different");
      }
      return differences.isEmpty() ? Exit.OK : Exit.FINDINGS;
    }
  }

  private static String json(List<Difference> differences) {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.put("different", !differences.isEmpty());
    ArrayNode documents = json.putArray("documents");
    for (Difference one : differences) {
      documents
          .addObject()
          .put("document", one.name().toString())
          .put("change", one.change().name().toLowerCase(Locale.ROOT))
          .put("version", one.version());
    }
    return json.toString();
  }
}
