package dev.headsup.local.config;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.local.target.Target;
import java.util.List;

/// Tells what was changed, when, by whom: the pushes, or the versions of one document; newest
/// first.
public record Versions(DynamoDocuments documents, Target stack) {
  private static final JsonMapper JSON = new JsonMapper();

  /// The pushes, for people.
  public void pushes(Page page) {
    List<Push> pushes = documents.pushes(1).reversed();
    if (pushes.isEmpty()) {
      page.line("nothing was pushed yet");
    }
    for (Push push : pushes) {
      page.line(
          "%4d  %s  %s%s%s"
              .formatted(
                  push.number(),
                  Page.second(push.at()),
                  push.by(),
                  state(push.state()),
                  push.note().isEmpty() ? "" : ": " + push.note()));
      page.line("      " + Amount.of(push.changes().stream().map(Versions::change).toList()));
    }
  }

  /// The versions of a document, for people.
  public void of(DocumentName name, Page page) {
    for (Stored stored : some(name)) {
      page.line(
          switch (stored) {
            case Document document ->
                "%4d  %s  %s%s%s"
                    .formatted(
                        document.version(),
                        Page.second(document.at()),
                        document.by(),
                        document.removed() ? ", removed it" : "",
                        document.note().isEmpty() ? "" : ": " + document.note());
            case Stored.Damaged damaged ->
                "%4d  cannot be used: %s".formatted(damaged.version(), damaged.why());
          });
    }
  }

  /// The pushes as JSON: number, at, by, note, state, changes.
  public String pushesAsJson() {
    ArrayNode list = JSON.createArrayNode();
    for (Push push : documents.pushes(1).reversed()) {
      ObjectNode one = list.addObject();
      one.put("number", push.number()).put("at", push.at().toString()).put("by", push.by());
      one.put("note", push.note()).put("state", push.state().name());
      ArrayNode changes = one.putArray("changes");
      push.changes()
          .forEach(change ->
              changes
                  .addObject()
                  .put("document", change.name().toString())
                  .put("version", change.version())
                  .put("hash", change.hash())
                  .put("removed", change.removed()));
    }
    return list.toString();
  }

  /// The versions of a document as JSON: version, at, by, note, hash, removed; or version and
  /// damaged.
  public String asJson(DocumentName name) {
    ArrayNode list = JSON.createArrayNode();
    for (Stored stored : some(name)) {
      ObjectNode one = list.addObject();
      switch (stored) {
        case Document document ->
            one.put("version", document.version())
                .put("at", document.at().toString())
                .put("by", document.by())
                .put("note", document.note())
                .put("hash", document.hash())
                .put("removed", document.removed());
        case Stored.Damaged damaged ->
            one.put("version", damaged.version()).put("damaged", damaged.why());
      }
    }
    return list.toString();
  }

  private List<Stored> some(DocumentName name) {
    List<Stored> versions = documents.history(name);
    if (versions.isEmpty()) {
      throw never(name, stack);
    }
    return versions;
  }

  static ConfigurationException never(DocumentName name, Target stack) {
    return new ConfigurationException(
        "there never was a document "
            + name
            + " in "
            + stack.name()
            + ": "
            + stack.command("history")
            + " lists what was pushed");
  }

  private static String change(Push.Change change) {
    return change.name() + (change.removed() ? " removed" : " version " + change.version());
  }

  private static String state(Push.State state) {
    return switch (state) {
      case OPEN -> ", under way or broken off";
      case DONE -> "";
      case TAKEN_BACK -> ", broke off and was taken back";
    };
  }
}
