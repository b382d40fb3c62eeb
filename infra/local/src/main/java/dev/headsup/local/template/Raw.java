package dev.headsup.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A piece of the template as written, with the line (1-based) where it stands. The short and the
/// long form of an intrinsic function (`!Ref X` and `{"Ref": "X"}`) are the same [Call].
public sealed interface Raw {
  /// The line in the file, counted from 1.
  int line();

  /// A word, number or text, exactly as written.
  record Text(String value, int line) implements Raw {}

  /// A list.
  record Items(List<Raw> items, int line) implements Raw {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A mapping, in the order of the file.
  record Fields(Map<String, Raw> fields, int line) implements Raw {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The value of a key, or empty where the key is not there.
    public Optional<Raw> find(String key) {
      return Optional.ofNullable(fields.get(key));
    }

    /// The mapping below a key; an absent key is an empty mapping.
    public Fields fields(String key) {
      return switch (fields.get(key)) {
        case null -> new Fields(Map.of(), line);
        case Fields below -> below;
        case Raw other -> throw new TemplateException(other.line(), key + " must be a mapping");
      };
    }

    /// The list below a key; an absent key is an empty list, and a single value is a list of one.
    public List<Raw> items(String key) {
      return switch (fields.get(key)) {
        case null -> List.of();
        case Items below -> below.items();
        case Raw single -> List.of(single);
      };
    }

    /// The text below a key that has to be there.
    public String text(String key) {
      return findText(key).orElseThrow(() -> new TemplateException(line, key + " is missing"));
    }

    /// The plain text below a key, or empty where the key is not there.
    public Optional<String> findText(String key) {
      return switch (fields.get(key)) {
        case null -> Optional.empty();
        case Text text -> Optional.of(text.value());
        case Raw other -> throw new TemplateException(other.line(), key + " must be plain text");
      };
    }
  }

  /// An intrinsic function by its long name (`Ref`, `Fn::GetAtt`, `Fn::Sub` ...) with its argument.
  record Call(String function, Raw argument, int line) implements Raw {}
}
