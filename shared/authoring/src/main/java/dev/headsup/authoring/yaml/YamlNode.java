package dev.headsup.authoring.yaml;

import java.util.List;

/// A piece of YAML and where it stands. Lines and columns count from 1.
public sealed interface YamlNode {
  /// The line, from 1.
  int line();

  /// The column, from 1.
  int column();

  /// What it is, in words for a message.
  String kind();

  /// A scalar, exactly as written: `no`, `0777` and `1e3` stay text.
  ///
  /// @param plain whether it stood without quotes
  record Text(String value, boolean plain, int line, int column) implements YamlNode {
    @Override
    public String kind() {
      return value.isEmpty() && plain ? "nothing" : "text";
    }
  }

  /// A list.
  record Items(List<YamlNode> items, int line, int column) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /// A mapping, in the order written; no key stands twice.
  record Mapping(List<Entry> entries, int line, int column) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a group of words";
    }
  }

  /// A key with its value.
  record Entry(Text key, YamlNode value) {}
}
