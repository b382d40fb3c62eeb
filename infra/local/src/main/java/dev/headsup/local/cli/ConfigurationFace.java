package dev.headsup.local.cli;

import dev.headsup.aws.dynamodb.DynamoBrakes;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.functions.Variable;
import dev.headsup.local.config.FirstLook;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Versions;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The face of `history` that shows versions of the configuration; the command mixes it in.
final class ConfigurationFace {

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND/ID",
      converter = NameConverter.class,
      description = "Shows the versions of one document, such as triggers/import-struggle.")
  private Optional<DocumentName> document = Optional.empty();

  /// Whether a document was named.
  boolean isAsked() {
    return document.isPresent();
  }

  /// Prints the pushes, or the versions of the document that was named.
  void print(Target target, PrintWriter out, boolean json) {
    try (DynamoDbClient client = target.clients().dynamo()) {
      Versions versions = new Versions(documents(target, client), target);
      if (json) {
        out.println(document.map(versions::asJson).orElseGet(versions::pushesAsJson));
      } else {
        Page page = new Page(out, Ansi.AUTO);
        document.ifPresentOrElse(name -> versions.of(name, page), () -> versions.pushes(page));
      }
      out.flush();
    }
  }

  static FirstLook firstLook(Target target, DynamoDbClient client, DynamoDocuments documents) {
    return FirstLook.of(
        target, documents, new DynamoBrakes(client, target.variable(Variable.COUNTERS_TABLE)));
  }

  static DynamoDocuments documents(Target target, DynamoDbClient client) {
    return new DynamoDocuments(client, target.variable(Variable.SETTINGS_TABLE));
  }
}
