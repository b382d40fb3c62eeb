package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A document as an item of the settings table.
///
/// The version that runs: `pk` is the kind's word, `sk` the id. Every version, for good: `pk` is
/// `history#<kind>#<id>`, `sk` the version with leading zeros. Both hold `f` (the form, 1),
/// `version`, `hash`, `files` (a map), `by`, `at`, `note`, and `removed` where it is a removal.
/// Items without `f` are from before there were versions.
final class DocumentItem {
  /// The newest form that this code reads.
  static final int FORM = 1;

  private static final String PK = "pk";
  private static final String SK = "sk";

  private DocumentItem() {}

  static Map<String, AttributeValue> current(Document document) {
    return item(currentKey(document.name()), document);
  }

  static Map<String, AttributeValue> history(Document document) {
    return item(historyKey(document.name(), document.version()), document);
  }

  static Map<String, AttributeValue> currentKey(DocumentName name) {
    return Map.of(PK, Attr.text(name.kind().word()), SK, Attr.text(name.id()));
  }

  static Map<String, AttributeValue> historyKey(DocumentName name, int version) {
    return Map.of(PK, Attr.text(historyOf(name)), SK, Attr.text(padded(version)));
  }

  static String historyOf(DocumentName name) {
    return "history#" + name.kind().word() + "#" + name.id();
  }

  static String padded(int number) {
    return "%010d".formatted(number);
  }

  private static Map<String, AttributeValue> item(
      Map<String, AttributeValue> key, Document document) {
    Map<String, AttributeValue> files = new HashMap<>();
    document.files().forEach((path, text) -> files.put(path, Attr.text(text)));
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put("f", Attr.number(FORM));
    item.put("version", Attr.number(document.version()));
    item.put("hash", Attr.text(document.hash()));
    item.put("files", Attr.map(files));
    item.put("by", Attr.text(document.by()));
    item.put("at", Attr.at(document.at()));
    item.put("note", Attr.text(document.note()));
    if (document.removed()) {
      item.put("removed", AttributeValue.fromBool(true));
    }
    return item;
  }

  /// Reads the version that runs; empty for an item whose key is no document's name.
  static Optional<Stored> read(Kind kind, Item item) {
    String id = item.text(SK);
    boolean named = kind.isSingle() ? id.equals(kind.word()) : DocumentName.isId(id);
    return named ? Optional.of(read(new DocumentName(kind, id), item)) : Optional.empty();
  }

  /// Reads a version of a document, and says what is wrong with it where it cannot be used.
  static Stored read(DocumentName name, Item item) {
    int version = 0;
    try {
      int form = item.maybe("f").isPresent() ? item.count("f") : 0;
      version = form == 0 ? 0 : item.count("version");
      if (form > FORM) {
        return new Stored.Damaged(
            name, version, true, "a newer Headsup wrote it (form " + form + "): upgrade this one");
      }
      Document document = document(name, version, form, item);
      return document.hash().equals(ContentHash.of(document.files()))
          ? document
          : new Stored.Damaged(
              name, version, false, "its files are not those that its hash was made of");
    } catch (IllegalStateException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | NullPointerException e) {
      // An attribute of another type is null where it is read.
      return new Stored.Damaged(name, version, false, "it is not whole: " + e.getMessage());
    }
  }

  private static Document document(DocumentName name, int version, int form, Item item) {
    Map<String, String> files = new HashMap<>();
    item.map("files")
        .attributes()
        .forEach((path, text) -> {
          if (text.s() == null) {
            throw new IllegalStateException("the file '" + path + "' is no text");
          }
          files.put(path, text.s());
        });
    return new Document(
        name,
        version,
        item.text("hash"),
        files,
        item.maybe("removed").map(AttributeValue::bool).orElse(false),
        form == 0 ? "" : item.text("by"),
        form == 0 ? Instant.EPOCH : item.at("at"),
        form == 0 ? "" : item.text("note"));
  }
}
