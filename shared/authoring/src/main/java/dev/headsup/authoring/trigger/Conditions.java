package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Items;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlNode.Text;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Match.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads `where` and `has`: a property or trait each, and what it must be.
final class Conditions {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,9})?");

  private static final String BETWEEN = "between";

  /// How the phrases with an operand begin.
  private static final List<String> PHRASES =
      Stream.of(
              Arrays.stream(Comparison.values()).map(Comparison::words),
              Arrays.stream(Part.values()).map(Part::words),
              Stream.of(BETWEEN))
          .flatMap(words -> words)
          .toList();

  /// Signs that people write for a phrase, each with the phrase; the longer ones first.
  private static final Map<String, String> SIGNS = new LinkedHashMap<>();

  static {
    SIGNS.put("!=", "not");
    SIGNS.put(">=", "at least");
    SIGNS.put("<=", "at most");
    SIGNS.put("==", "");
    SIGNS.put(">", "more than");
    SIGNS.put("<", "less than");
    SIGNS.put("=", "");
  }

  private final Page page;

  Conditions(Page page) {
    this.page = page;
  }

  /// The conditions below a word; all of them hold.
  List<FieldCondition> read(YamlNode node, String word) {
    if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      page.fault(
          node,
          "'"
              + word
              + "' needs names with values below it, for example: { plan: [pro, business] }");
      return List.of();
    }
    if (mapping.entries().size() > EventPattern.MOST_CONDITIONS) {
      page.fault(
          node, "'" + word + "' has more than " + EventPattern.MOST_CONDITIONS + " conditions");
      return List.of();
    }
    List<FieldCondition> conditions = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      String field = page.text(entry.key(), word);
      conditions.add(new FieldCondition(field, match(entry.value(), field)));
    }
    return conditions;
  }

  private Match match(YamlNode node, String field) {
    return switch (node) {
      case Text text -> phrase(text, field);
      case Items items -> new Match.OneOf(values(items, field));
      case Mapping mapping -> explicit(mapping, field);
    };
  }

  /// `{ is: ... }` and `{ not: ... }`: what stands there is meant literally.
  private Match explicit(Mapping mapping, String field) {
    Fields fields = Fields.of(mapping, Place.MATCH, page);
    Optional<YamlNode> is = fields.find("is");
    Optional<YamlNode> not = fields.find("not");
    if (is.isPresent() && not.isEmpty()) {
      return new Match.OneOf(literals(is.get(), field));
    }
    if (not.isPresent() && is.isEmpty()) {
      return new Match.NoneOf(literals(not.get(), field));
    }
    page.fault(mapping, "'" + field + "' needs either 'is' or 'not'");
    return new Match.Present(true);
  }

  private Match phrase(Text node, String field) {
    String text = page.text(node, field);
    if (text.equals("is set") || text.equals("is not set")) {
      return new Match.Present(text.equals("is set"));
    }
    for (Comparison comparison : Comparison.values()) {
      if (startsWith(text, comparison.words())) {
        return compared(node, text, comparison);
      }
    }
    for (Part part : Part.values()) {
      if (startsWith(text, part.words())) {
        return has(node, text, part);
      }
    }
    if (startsWith(text, BETWEEN)) {
      return between(node, text);
    }
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      if (text.startsWith(sign.getKey())) {
        String value = text.substring(sign.getKey().length()).strip();
        page.fault(
            node,
            "'"
                + sign.getKey()
                + "' is not read here; did you mean '"
                + (sign.getValue() + " " + value).strip()
                + "'? For these very words write { is: \""
                + text
                + "\" }");
        return new Match.Present(true);
      }
    }
    if (text.startsWith("not ")) {
      return new Match.NoneOf(List.of(new Value.Text(text.substring(4).strip())));
    }
    return new Match.OneOf(List.of(new Value.Text(text)));
  }

  private Match compared(Text node, String text, Comparison comparison) {
    String bound = text.substring(comparison.words().length()).strip();
    return NUMBER.matcher(bound).matches()
        ? new Match.Compared(comparison, Double.parseDouble(bound))
        : unread(node, text, comparison.words(), "a number", comparison.words() + " 3");
  }

  private Match between(Text node, String text) {
    String[] bounds = text.substring(BETWEEN.length()).strip().split(" +and +", -1);
    if (bounds.length == 2
        && NUMBER.matcher(bounds[0]).matches()
        && NUMBER.matcher(bounds[1]).matches()
        && Double.parseDouble(bounds[0]) <= Double.parseDouble(bounds[1])) {
      return new Match.Between(Double.parseDouble(bounds[0]), Double.parseDouble(bounds[1]));
    }
    return unread(node, text, BETWEEN, "two numbers, the smaller one first", "between 400 and 499");
  }

  private Match has(Text node, String text, Part part) {
    String wanted = text.substring(part.words().length()).strip();
    // A line is shorter than the longest part.
    return wanted.isEmpty()
        ? unread(node, text, part.words(), "a text", part.words() + " timed out")
        : new Match.Has(part, wanted);
  }

  private Match unread(Text node, String text, String phrase, String needs, String example) {
    page.fault(
        node,
        "'"
            + phrase
            + "' needs "
            + needs
            + ", for example: "
            + example
            + "; for these very words write { is: \""
            + text
            + "\" }");
    return new Match.Present(true);
  }

  private List<Value> values(Items items, String field) {
    List<Value> values = new ArrayList<>();
    for (YamlNode item : page.items(items, field)) {
      String text = page.text(item, field);
      if (isPhrase(text)) {
        page.fault(
            item,
            "'" + text + "' cannot stand in a list; for these very words write { is: [...] }");
      }
      values.add(new Value.Text(text));
    }
    return values;
  }

  private List<Value> literals(YamlNode node, String field) {
    return page.items(node, field).stream()
        .<Value>map(item -> new Value.Text(page.text(item, field)))
        .toList();
  }

  private static boolean isPhrase(String text) {
    return text.equals("is set")
        || text.equals("is not set")
        || text.startsWith("not ")
        || PHRASES.stream().anyMatch(phrase -> text.startsWith(phrase + " "));
  }

  private static boolean startsWith(String text, String phrase) {
    return text.equals(phrase) || text.startsWith(phrase + " ");
  }
}
