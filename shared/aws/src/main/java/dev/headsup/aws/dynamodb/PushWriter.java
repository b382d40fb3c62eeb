package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Push;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The order in which a push is written. Its parts are transactions that also check the head, so a
/// process that was taken for dead, and is not, changes nothing any more.
final class PushWriter {
  /// How many documents go in one transaction: two items each, beside head and record.
  static final int ATOMIC = 49;

  /// How many bytes of files go in one transaction, which takes 4 MB.
  private static final int BYTES = 3_500_000;

  private final DynamoDbClient client;
  private final String table;

  /// How far the pushes are.
  ///
  /// @param number of the last push
  /// @param open names the push under way; empty for none
  record Head(int number, String open) {}

  PushWriter(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  Optional<Head> head() {
    return new Reads(client, table)
        .one(PushItem.headKey())
        .map(item -> new Head(item.count("number"), item.maybeText("open").orElse("")));
  }

  /// @return whether it is in place; not when another push came first
  boolean write(Push push, List<Document> documents) {
    if (documents.size() <= ATOMIC && 2 * bytes(documents) <= BYTES) {
      List<TransactWriteItem> all = new ArrayList<>();
      all.add(begin(push, ""));
      all.add(put(PushItem.item(with(push, Push.State.DONE))));
      documents.forEach(document -> {
        all.add(putNew(DocumentItem.history(document)));
        all.add(put(DocumentItem.current(document)));
      });
      return run(push, all);
    }
    if (!run(push, List.of(begin(push, open(push)), put(PushItem.item(push))))) {
      return false;
    }
    String open = open(push);
    boolean ended =
        parts(push, open, documents, DocumentItem::history)
            && parts(push, open, documents, DocumentItem::current)
            && end(push, open, Push.State.DONE);
    // Else somebody took it for broken off, and has ended it by now.
    return ended || state(push) == Push.State.DONE;
  }

  /// Brings a push that broke off to its end.
  Push settle(Push push) {
    List<Document> contents = new ArrayList<>();
    for (Push.Change change : push.changes()) {
      kept(change).ifPresent(contents::add);
    }
    boolean closing = head().map(Head::open).orElse("").equals(closing(push));
    if (!closing && contents.size() == push.changes().size()) {
      boolean ended =
          parts(push, open(push), contents, DocumentItem::current)
              && end(push, open(push), Push.State.DONE);
      return ended ? with(push, Push.State.DONE) : with(push, state(push));
    }
    // From here on who still writes is refused; then what it left goes away.
    if (!closing) {
      run(push, List.of(move(open(push), closing(push))));
    }
    for (int from = 0; from < push.changes().size(); from += ATOMIC) {
      List<TransactWriteItem> part = new ArrayList<>(List.of(check(closing(push))));
      push.changes().stream()
          .skip(from)
          .limit(ATOMIC)
          .map(change -> DocumentItem.historyKey(change.name(), change.version()))
          .forEach(key ->
              part.add(
                  TransactWriteItem.builder()
                      .delete(delete -> delete.tableName(table).key(key))
                      .build()));
      run(push, part);
    }
    end(push, closing(push), Push.State.TAKEN_BACK);
    return with(push, state(push));
  }

  private Optional<Document> kept(Push.Change change) {
    return new Reads(client, table)
        .one(DocumentItem.historyKey(change.name(), change.version()))
        .map(item -> DocumentItem.read(change.name(), item))
        .filter(
            stored -> stored instanceof Document document && document.hash().equals(change.hash()))
        .map(Document.class::cast);
  }

  private Push.State state(Push push) {
    return new Reads(client, table)
        .one(PushItem.key(push.number()))
        .flatMap(PushItem::read)
        .map(Push::state)
        .orElse(Push.State.OPEN);
  }

  /// Writes one item of each document, as many in a part as a transaction takes.
  private boolean parts(
      Push push,
      String open,
      List<Document> documents,
      Function<Document, Map<String, AttributeValue>> item) {
    List<TransactWriteItem> part = new ArrayList<>(List.of(check(open)));
    long bytes = 0;
    for (Document document : documents) {
      long own = bytes(List.of(document));
      if (part.size() > 2 * ATOMIC || bytes + own > BYTES) {
        if (!run(push, part)) {
          return false;
        }
        part = new ArrayList<>(List.of(check(open)));
        bytes = 0;
      }
      part.add(put(item.apply(document)));
      bytes += own;
    }
    return run(push, part);
  }

  private boolean run(Push push, List<TransactWriteItem> actions) {
    return new Transactions(client).run("Push " + push.number(), actions).isEmpty();
  }

  /// Moves the head to this push, where nobody else moved it.
  private TransactWriteItem begin(Push push, String open) {
    return TransactWriteItem.builder()
        .update(update -> {
          boolean first = push.number() == 1;
          update
              .tableName(table)
              .key(PushItem.headKey())
              .conditionExpression(
                  first
                      ? "attribute_not_exists(pk)"
                      : "#number = :before AND attribute_not_exists(#open)")
              .updateExpression(
                  "SET #number = :number" + (open.isEmpty() ? "" : ", #open = :open"));
          Map<String, String> names =
              first && open.isEmpty()
                  ? Map.of("#number", "number")
                  : Map.of("#number", "number", "#open", "open");
          Map<String, AttributeValue> values = new HashMap<>();
          values.put(":number", Attr.number(push.number()));
          if (!first) {
            values.put(":before", Attr.number(push.number() - 1L));
          }
          if (!open.isEmpty()) {
            values.put(":open", Attr.text(open));
          }
          update.expressionAttributeNames(names).expressionAttributeValues(values);
        })
        .build();
  }

  private boolean end(Push push, String open, Push.State state) {
    return run(
        push,
        List.of(
            TransactWriteItem.builder()
                .update(update ->
                    update
                        .tableName(table)
                        .key(PushItem.headKey())
                        .conditionExpression("#open = :open")
                        .updateExpression("REMOVE #open")
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(Map.of(":open", Attr.text(open))))
                .build(),
            put(PushItem.item(with(push, state)))));
  }

  private TransactWriteItem move(String from, String to) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(PushItem.headKey())
                .conditionExpression("#open = :from")
                .updateExpression("SET #open = :to")
                .expressionAttributeNames(Map.of("#open", "open"))
                .expressionAttributeValues(Map.of(":from", Attr.text(from), ":to", Attr.text(to))))
        .build();
  }

  private TransactWriteItem check(String open) {
    return TransactWriteItem.builder()
        .conditionCheck(check ->
            check
                .tableName(table)
                .key(PushItem.headKey())
                .conditionExpression("#open = :open")
                .expressionAttributeNames(Map.of("#open", "open"))
                .expressionAttributeValues(Map.of(":open", Attr.text(open))))
        .build();
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  /// As [#put], only where nothing is: history is not written anew.
  private TransactWriteItem putNew(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private static String open(Push push) {
    return Integer.toString(push.number());
  }

  private static String closing(Push push) {
    return open(push) + " closing";
  }

  private static Push with(Push push, Push.State state) {
    return new Push(push.number(), push.by(), push.at(), push.note(), push.changes(), state);
  }

  private static long bytes(List<Document> documents) {
    return documents.stream()
        .flatMap(document -> document.files().entrySet().stream())
        .mapToLong(file ->
            file.getKey().length() + (long) file.getValue().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
