package dev.headsup.authoring.words;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Items;
import dev.headsup.authoring.yaml.YamlNode.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The file being read. Readers note what is wrong and go on with a harmless stand-in, so that one
/// pass finds everything; nothing is built from a page with findings.
public record Page(String file, Findings findings) {
  /// Stands in for a text that was at fault. No file can say it: control characters are refused.
  public static final String NOTHING = "\0";

  /// The longest text of one value.
  private static final int MAX_TEXT = 200;

  /// Notes what is wrong at a node.
  public void fault(YamlNode at, String message) {
    findings.add(file, at.line(), at.column(), message);
  }

  /// The text at a word; [#NOTHING] after a fault.
  public String text(YamlNode node, String word) {
    if (!(node instanceof Text text)) {
      fault(node, "'" + word + "' needs text, but here is " + node.kind());
      return NOTHING;
    }
    if (text.value().isBlank()) {
      fault(node, "'" + word + "' is empty");
      return NOTHING;
    }
    if (text.value().length() > MAX_TEXT
        || text.value().chars().anyMatch(Character::isISOControl)) {
      fault(node, "'" + word + "' is one line of at most " + MAX_TEXT + " characters");
      return NOTHING;
    }
    return text.value().strip();
  }

  /// The items of a list; a single value is a list of one. Empty after a fault.
  public List<YamlNode> items(YamlNode node, String word) {
    List<YamlNode> items = node instanceof Items list ? list.items() : List.of(node);
    if (items.isEmpty()) {
      fault(node, "'" + word + "' is empty");
    }
    if (items.size() > 50) {
      fault(node, "'" + word + "' has more than 50 entries");
      return List.of();
    }
    return items;
  }

  /// One of some words; the given stand-in after a fault.
  public <T> T choice(YamlNode node, String word, Map<String, T> choices, T standIn) {
    int before = findings.count();
    String text = text(node, word);
    T chosen = choices.get(text);
    if (chosen != null) {
      return chosen;
    }
    if (findings.count() == before) {
      fault(node, unknown(text, word, choices.keySet()));
    }
    return standIn;
  }

  /// That a text is none of a closed list of words, and which of them was probably meant.
  public static String unknown(String text, String word, Collection<String> known) {
    return "'"
        + text
        + "' is not known for '"
        + word
        + "'"
        + meant(text, known)
        + possible(List.copyOf(known));
  }

  private static String meant(String text, Collection<String> known) {
    List<String> parts = List.of(text.split(" *, *", -1));
    if (parts.size() > 1 && known.containsAll(parts)) {
      return "; write a list: [" + String.join(", ", parts) + "]";
    }
    int comment = text.indexOf('#');
    return comment > 0 && known.contains(text.substring(0, comment).strip())
        ? "; a comment needs a blank before its '#'"
        : Nearest.hint(text, known);
  }

  /// The closing words of a message about a closed list.
  public static String possible(List<String> words) {
    return " (possible here: " + String.join(", ", words) + ")";
  }
}
