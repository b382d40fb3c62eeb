package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the store of versioned documents keeps to.
abstract class DocumentsContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final DocumentName FIRST = trigger("import-struggle");
  private static final DocumentName SECOND = trigger("cart-trouble");

  abstract Backend backend();

  /// A client of the same tables that calls this before each transaction, with its number from 1.
  abstract DynamoDbClient watched(TransactionWatch.Step step);

  private String table() {
    return backend().name("settings");
  }

  private DynamoDocuments documents() {
    return new DynamoDocuments(backend().client(), table());
  }

  private List<Stored> running() {
    return new DynamoConfiguration(backend().client(), table()).all(Kind.TRIGGERS);
  }

  @AfterEach
  void takeAway() {
    backend()
        .client()
        .scanPaginator(scan -> scan.tableName(table()))
        .items()
        .forEach(item ->
            backend()
                .client()
                .deleteItem(delete ->
                    delete
                        .tableName(table())
                        .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
  }

  @Test
  void triggersAreReadInOrderOfTheirIds() {
    push(edit(FIRST, "a: 1"), edit(SECOND, "b: 1"));

    assertThat(running()).extracting(Stored::name).containsExactly(SECOND, FIRST);
  }

  @Test
  void everyChangeIsAVersionThatStays() {
    push(edit(FIRST, "a: 1"));
    push(edit(FIRST, "a: 2"), edit(SECOND, "b: 1"));

    assertThat(running())
        .extracting(stored -> stored.name() + "@" + version(stored))
        .containsExactly("triggers/cart-trouble@1", "triggers/import-struggle@2");
    assertThat(documents().history(FIRST))
        .extracting(DocumentsContract::version)
        .containsExactly(2, 1);
    assertThat(((Document) documents().version(FIRST, 1).orElseThrow()).files())
        .isEqualTo(Map.of("trigger.yaml", "a: 1"));
    assertThat(documents().pushes(1))
        .extracting(Push::number, Push::by, Push::state)
        .containsExactly(tuple(1, "ana", Push.State.DONE), tuple(2, "ana", Push.State.DONE));
  }

  @Test
  void aRemovalIsAVersionTooAndWhatComesBackGoesOnCounting() {
    push(edit(FIRST, "a: 1"));
    push(new Edit(FIRST, Map.of()));
    assertThat(running()).isEmpty();
    assertThat(documents().snapshot().find(FIRST)).isEmpty();

    push(edit(FIRST, "a: 3"));
    assertThat(running()).extracting(DocumentsContract::version).containsExactly(3);
    assertThat(documents().history(FIRST))
        .extracting(stored -> ((Document) stored).removed())
        .containsExactly(false, true, false);
  }

  @Test
  void ofManyPushesAtOnceOneTakesEffectAndTheOthersAreToldWhatCameBetween() {
    push(edit(FIRST, "a: 0"));
    Snapshot base = documents().snapshot();
    ConcurrentLinkedQueue<PushResult> results = new ConcurrentLinkedQueue<>();

    Together.run(
        6,
        number ->
            results.add(
                documents()
                    .push(
                        base,
                        List.of(edit(number % 2 == 0 ? FIRST : SECOND, "a: " + number)),
                        "person " + number,
                        NOON,
                        "")));

    List<PushResult.Done> done =
        results.stream()
            .filter(PushResult.Done.class::isInstance)
            .map(PushResult.Done.class::cast)
            .toList();
    assertThat(done).hasSize(1);
    assertThat(results)
        .filteredOn(PushResult.Overtaken.class::isInstance)
        .hasSize(5)
        .allSatisfy(result ->
            assertThat(((PushResult.Overtaken) result).meanwhile())
                .containsExactly(done.getFirst().push()));
    assertThat(documents().pushes(1)).hasSize(2);
  }

  @Test
  void threeHundredDocumentsGoInPartsAndAreAllInPlace() {
    push(edit(SECOND, "b: 1"));
    List<Edit> edits = new ArrayList<>(many(300));
    edits.add(new Edit(SECOND, Map.of()));

    Push push = push(edits.toArray(Edit[]::new));

    assertThat(push.state()).isEqualTo(Push.State.DONE);
    assertThat(running())
        .hasSize(300)
        .allSatisfy(stored -> assertThat(version(stored)).isEqualTo(1));
    assertThat(documents().underWay()).isEmpty();
    assertThat(documents().pushes(2)).containsExactly(push);
    assertThat(documents().history(trigger("t299"))).hasSize(1);
  }

  @Test
  void aLargePushThatBrokeOffBeforeItsContentsWereThereIsTakenBack() {
    push(edit(FIRST, "a: 1"));
    breakOff(3, many(120));

    assertThat(running()).extracting(Stored::name).containsExactly(FIRST);
    assertThat(documents().underWay()).isPresent();
    assertThat(documents().settle().orElseThrow().state()).isEqualTo(Push.State.TAKEN_BACK);
    assertThat(documents().underWay()).isEmpty();
    assertThat(documents().version(trigger("t0"), 1)).isEmpty();

    push(many(120).toArray(Edit[]::new));
    assertThat(running()).hasSize(121);
  }

  @Test
  void aLargePushThatBrokeOffAfterwardsIsBroughtToItsEnd() {
    // 1 begins, 2 and 3 put contents down, 4 is the first part of what runs, 5 is missing.
    breakOff(5, many(120));
    assertThat(running()).hasSizeBetween(1, 119);

    assertThat(documents().settle().orElseThrow().state()).isEqualTo(Push.State.DONE);
    assertThat(running()).hasSize(120);
    assertThat(documents().settle()).isEmpty();
  }

  @Test
  void whileALargePushIsUnderWayNobodyElseChangesAnything() {
    breakOff(5, many(120));

    Snapshot inTheMiddle = documents().snapshot();
    PushResult result = documents().push(inTheMiddle, List.of(edit(FIRST, "a: 1")), "bo", NOON, "");
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.UnderWay.class, under -> assertThat(under.other().by()).isEqualTo("ana"));

    documents().settle();
    assertThat(documents().push(inTheMiddle, List.of(edit(FIRST, "a: 1")), "bo", NOON, ""))
        .as("what was read in the middle is no base afterwards either")
        .isInstanceOf(PushResult.Overtaken.class);
  }

  @Test
  void aWriterThatWasTakenForDeadChangesNothingAnyMore() {
    DynamoDocuments slow =
        new DynamoDocuments(
            watched(number -> {
              if (number == 3) {
                documents().settle();
                push(edit(trigger("t0"), "newer: 1"));
              }
            }),
            table());

    PushResult result = slow.push(documents().snapshot(), many(120), "ana", NOON, "");

    assertThat(result).isInstanceOf(PushResult.Overtaken.class);
    assertThat(running()).extracting(Stored::name).containsExactly(trigger("t0"));
    assertThat(documents().history(trigger("t1"))).isEmpty();
  }

  @Test
  void aDamagedDocumentIsNamedAndANewVersionMendsIt() {
    push(edit(FIRST, "a: 1"), edit(SECOND, "b: 1"));
    change(FIRST, "files", Attr.map(Map.of("trigger.yaml", Attr.text("a: 666"))));

    assertThat(running().getLast())
        .isInstanceOfSatisfying(
            Stored.Damaged.class,
            damaged -> {
              assertThat(damaged.name()).isEqualTo(FIRST);
              assertThat(damaged.why()).contains("hash");
              assertThat(damaged.newer()).isFalse();
            });
    assertThat(running().getFirst()).isInstanceOf(Document.class);

    change(FIRST, "version", Attr.text("x"));
    push(edit(FIRST, "a: 2"));
    assertThat(running().getLast()).isInstanceOf(Document.class);
    assertThat(documents().history(FIRST)).hasSize(2);
  }

  @Test
  void whatANewerHeadsupWroteIsNamedAndNotReplaced() {
    push(edit(FIRST, "a: 1"));
    change(FIRST, "f", Attr.number(2));

    assertThat(running().getFirst())
        .isInstanceOfSatisfying(
            Stored.Damaged.class,
            damaged -> assertThat(damaged.why()).contains("newer Headsup", "upgrade"));
    assertThatThrownBy(() -> push(edit(FIRST, "a: 2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("triggers/import-struggle");
  }

  private void breakOff(int atTransaction, List<Edit> edits) {
    DynamoDocuments broken =
        new DynamoDocuments(
            watched(number -> {
              if (number >= atTransaction) {
                throw new IllegalStateException("the power went");
              }
            }),
            table());
    Snapshot base = documents().snapshot();
    assertThatThrownBy(() -> broken.push(base, edits, "ana", NOON, ""))
        .hasStackTraceContaining("the power went");
  }

  private void change(DocumentName name, String attribute, AttributeValue value) {
    backend()
        .client()
        .updateItem(update ->
            update
                .tableName(table())
                .key(DocumentItem.currentKey(name))
                .updateExpression("SET #a = :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", value)));
  }

  private Push push(Edit... edits) {
    PushResult result =
        documents().push(documents().snapshot(), List.of(edits), "ana", NOON, "because");
    assertThat(result).isInstanceOf(PushResult.Done.class);
    return ((PushResult.Done) result).push();
  }

  private static List<Edit> many(int count) {
    return IntStream.range(0, count).mapToObj(n -> edit(trigger("t" + n), "a: " + n)).toList();
  }

  private static Edit edit(DocumentName name, String text) {
    return new Edit(name, Map.of("trigger.yaml", text));
  }

  private static DocumentName trigger(String id) {
    return new DocumentName(Kind.TRIGGERS, id);
  }

  private static int version(Stored stored) {
    return switch (stored) {
      case Document document -> document.version();
      case Stored.Damaged damaged -> damaged.version();
    };
  }
}
