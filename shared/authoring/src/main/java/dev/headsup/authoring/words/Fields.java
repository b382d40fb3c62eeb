package dev.headsup.authoring.words;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The words of one place. Unknown ones are noted when it is opened.
public final class Fields {
  private final Page page;
  private final YamlNode node;
  private final boolean readable;
  private final Map<String, YamlNode> values = new HashMap<>();

  private Fields(Page page, YamlNode node) {
    this.page = page;
    this.node = node;
    this.readable = node instanceof Mapping;
  }

  /// Opens a place; what stands there and is not known is noted.
  public static Fields of(YamlNode node, Vocabulary place, Page page) {
    Fields fields = new Fields(page, node);
    if (!(node instanceof Mapping mapping)) {
      page.fault(
          node,
          place.title()
              + " needs words below it, such as '"
              + place.words().getFirst()
              + ": ...', but here is "
              + node.kind()
              + Page.possible(place.words()));
      return fields;
    }
    for (Entry entry : mapping.entries()) {
      String word = entry.key().value();
      if (place.words().contains(word)) {
        fields.values.put(word, entry.value());
      } else {
        page.fault(
            entry.key(),
            "unknown word '"
                + shown(word)
                + "'"
                + Nearest.hint(word, place.words())
                + Page.possible(place.words()));
      }
    }
    return fields;
  }

  /// The value at a word, if it was written.
  public Optional<YamlNode> find(String word) {
    return Optional.ofNullable(values.get(word));
  }

  /// The value at a word that must be there.
  ///
  /// @param why what it is for, with an example
  public Optional<YamlNode> need(String word, String why) {
    // Where there are no words at all, that was said already.
    if (readable && !values.containsKey(word)) {
      page.fault(node, "'" + word + "' is missing: " + why);
    }
    return find(word);
  }

  /// Where this place begins.
  public YamlNode node() {
    return node;
  }

  private static String shown(String word) {
    return word.length() > 40 ? word.substring(0, 40) + "..." : word;
  }
}
