package dev.headsup.engine.configuration;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a document is called, for example `triggers/import-struggle`; `policy` for the one document
/// of its kind.
///
/// @param id 1 to 100 letters, digits, `.`, `_` and `-`, a letter or digit first; so it is also a
///   folder's name on every system
public record DocumentName(Kind kind, String id) implements Comparable<DocumentName> {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Comparator<DocumentName> ORDER =
      Comparator.comparing(DocumentName::kind).thenComparing(DocumentName::id);

  public DocumentName {
    if (!isId(id)) {
      throw new IllegalArgumentException("'" + id + "' is no id of a document");
    }
    if (kind.isSingle() && !id.equals(kind.word())) {
      throw new IllegalArgumentException("there is only one document of the kind " + kind.word());
    }
  }

  /// The one document of a kind that has one only.
  public static DocumentName single(Kind kind) {
    return new DocumentName(kind, kind.word());
  }

  /// Whether a word can be an id.
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /// Reads what [#toString] wrote.
  public static Optional<DocumentName> parse(String text) {
    int slash = text.indexOf('/');
    Optional<Kind> kind = Kind.named(slash < 0 ? text : text.substring(0, slash));
    String id = text.substring(slash + 1);
    return kind.filter(found -> found.isSingle() == slash < 0 && isId(id))
        .map(found -> new DocumentName(found, id));
  }

  @Override
  public int compareTo(DocumentName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.isSingle() ? id : kind.word() + "/" + id;
  }
}
