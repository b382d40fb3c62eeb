package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The versioned documents in the settings table, for who changes them. Every version stays for
/// good. Safe for use by many processes at once: of two pushes against one snapshot, one takes
/// effect and the other is told what came between.
///
/// A push of up to [PushWriter#ATOMIC] documents is one transaction. A larger one goes in parts:
/// its record first, which keeps others out; then all contents, which nobody reads yet; then the
/// documents that run. Each part checks that the push still is the one under way. A document
/// changes as a whole in either case. One that broke off is brought to its end by [#settle].
public final class DynamoDocuments {
  private final DynamoDbClient client;
  private final String table;
  private final PushWriter writer;

  /// @param settingsTable the name of the settings table
  public DynamoDocuments(DynamoDbClient client, String settingsTable) {
    this.client = client;
    this.table = settingsTable;
    this.writer = new PushWriter(client, settingsTable);
  }

  /// All documents as they are now.
  public Snapshot snapshot() {
    // The head first: what changes while the documents are read, a push against this will notice.
    // One under way counts as still to come, so what is read in the middle of it is no base either.
    int push = writer.head().map(head -> head.number() - (head.open().isEmpty() ? 0 : 1)).orElse(0);
    Map<DocumentName, Stored> documents = new HashMap<>();
    for (Kind kind : Kind.values()) {
      DynamoConfiguration.current(client, table, kind)
          .forEach(one -> documents.put(one.name(), one));
    }
    return new Snapshot(push, documents);
  }

  /// The versions of a document, newest first.
  public List<Stored> history(DocumentName name) {
    int last = currentVersion(name);
    return query(DocumentItem.historyOf(name), "0", "9999999999").reversed().stream()
        .map(item -> DocumentItem.read(name, item))
        // What a push under way has put down already does not run yet.
        .filter(stored -> version(stored) <= last)
        .toList();
  }

  /// One version of a document.
  public Optional<Stored> version(DocumentName name, int version) {
    return new Reads(client, table)
        .one(DocumentItem.historyKey(name, version))
        .map(item -> DocumentItem.read(name, item));
  }

  /// The pushes from one number on, oldest first; of a form that this Headsup knows.
  public List<Push> pushes(int from) {
    return query(PushItem.PUSHES, DocumentItem.padded(from), "9999999999").stream()
        .map(PushItem::read)
        .flatMap(Optional::stream)
        .toList();
  }

  /// Puts new versions in place.
  ///
  /// @param base what the edits were made against
  /// @param edits at least one, each document once; a removal only of what is there
  /// @throws IllegalArgumentException for a document that a newer Headsup wrote
  public PushResult push(Snapshot base, List<Edit> edits, String by, Instant at, String note) {
    List<Document> documents = new ArrayList<>();
    for (Edit edit : edits) {
      documents.add(
          new Document(
              edit.name(),
              next(base, edit.name()),
              ContentHash.of(edit.files()),
              edit.files(),
              edit.isRemoval(),
              by,
              at,
              note));
    }
    Push push =
        new Push(
            base.push() + 1,
            by,
            at,
            note,
            documents.stream()
                .map(one -> new Push.Change(one.name(), one.version(), one.hash(), one.removed()))
                .toList(),
            Push.State.OPEN);
    if (writer.write(push, documents)) {
      return new PushResult.Done(done(push));
    }
    return underWay()
        .<PushResult>map(PushResult.UnderWay::new)
        .orElseGet(() -> new PushResult.Overtaken(pushes(push.number())));
  }

  /// A push in several parts that has begun and not ended.
  public Optional<Push> underWay() {
    return writer
        .head()
        .filter(head -> !head.open().isEmpty())
        .flatMap(head -> pushes(head.number()).stream().findFirst());
  }

  /// Ends a push that broke off: brings it to its end where all its contents are there, else takes
  /// it back, and nothing of it was ever seen. Does no harm to one that still runs.
  ///
  /// @return the push in its last state; empty when none was under way
  public Optional<Push> settle() {
    return underWay().map(writer::settle);
  }

  private int next(Snapshot base, DocumentName name) {
    return switch (base.documents().get(name)) {
      case null -> 1 + lastKept(name);
      case Document document -> document.version() + 1;
      case Stored.Damaged damaged when damaged.newer() ->
          throw new IllegalArgumentException(name + ": " + damaged.why());
      case Stored.Damaged damaged -> 1 + Math.max(damaged.version(), lastKept(name));
    };
  }

  /// The newest version in the history, which a damaged or missing item does not tell.
  private int lastKept(DocumentName name) {
    List<Item> kept = query(DocumentItem.historyOf(name), "0", "9999999999");
    return kept.isEmpty() ? 0 : Integer.parseInt(kept.getLast().text("sk"));
  }

  private int currentVersion(DocumentName name) {
    return new Reads(client, table)
        .one(DocumentItem.currentKey(name))
        .map(item -> DocumentItem.read(name, item))
        .map(stored -> stored instanceof Stored.Damaged ? Integer.MAX_VALUE : version(stored))
        .orElse(Integer.MAX_VALUE);
  }

  private static int version(Stored stored) {
    return switch (stored) {
      case Document document -> document.version();
      case Stored.Damaged damaged -> damaged.version();
    };
  }

  private static Push done(Push push) {
    return new Push(
        push.number(), push.by(), push.at(), push.note(), push.changes(), Push.State.DONE);
  }

  private List<Item> query(String pk, String from, String to) {
    return new Reads(client, table)
        .query(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
                .expressionAttributeValues(
                    Map.of(":pk", Attr.text(pk), ":from", Attr.text(from), ":to", Attr.text(to))),
            0);
  }
}
