package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Push;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// As [GoldenItemsTest], for versioned documents.
final class GoldenDocumentsTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());
  private static final DocumentName NAME = new DocumentName(Kind.TRIGGERS, "import-struggle");

  /// What an earlier version put down runs on, as it is.
  @Test
  void aTriggerFromBeforeThereWereVersions() {
    assertThat(DocumentItem.read(NAME, Golden.item("trigger")))
        .isEqualTo(document(0, "", Instant.EPOCH, ""));
  }

  @Test
  void aDocumentItsHistoryAndThePush() {
    Document document = document(1, "ana", NOON, "A first try");
    DynamoDocuments documents = new DynamoDocuments(BACKEND.client(), BACKEND.name("settings"));
    Edit edit = new Edit(NAME, document.files());
    Push push =
        ((PushResult.Done)
                documents.push(
                    documents.snapshot(),
                    List.of(edit),
                    document.by(),
                    document.at(),
                    document.note()))
            .push();

    assertWritten("document", DocumentItem.currentKey(NAME));
    assertWritten("document-history", DocumentItem.historyKey(NAME, 1));
    assertWritten("push", PushItem.key(1));
    assertWritten("push-head", PushItem.headKey());
    Golden.assertRead("document", item -> DocumentItem.read(NAME, item), document);
    Golden.assertRead("document-history", item -> DocumentItem.read(NAME, item), document);
    Golden.assertRead("push", item -> PushItem.read(item).orElseThrow(), push);
  }

  private static void assertWritten(String golden, Map<String, AttributeValue> key) {
    Golden.assertWritten(
        golden,
        BACKEND.client().getItem(get -> get.tableName(BACKEND.name("settings")).key(key)).item());
  }

  private static Document document(int version, String by, Instant at, String note) {
    Map<String, String> files = Map.of("trigger.yaml", "name: Import");
    return new Document(NAME, version, ContentHash.of(files), files, false, by, at, note);
  }
}
