package dev.headsup.authoring.yaml;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Items;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlNode.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads one small YAML document. What it refuses, it refuses with a place and a reason; it throws
/// on no input.
public final class YamlReader {
  /// The most bytes (UTF-8) of a file.
  public static final int MAX_BYTES = 64 * 1024;

  /// The deepest nesting.
  public static final int MAX_DEPTH = 20;

  private static final Pattern SIGN =
      Pattern.compile("found character '?(\\S)'? .*that cannot start any token");

  private final String file;
  private final Findings findings;
  private final int skippedLines;

  private YamlReader(String file, int skippedLines, Findings findings) {
    this.file = file;
    this.skippedLines = skippedLines;
    this.findings = findings;
  }

  /// Reads a document.
  ///
  /// @param file named in the findings
  /// @return empty when it was refused, with at least one finding more
  public static Optional<YamlNode> read(String file, String text, Findings findings) {
    return read(file, text, 0, findings);
  }

  /// Reads a document that is part of a file.
  ///
  /// @param skippedLines how many lines of the file stand before the text
  public static Optional<YamlNode> read(
      String file, String text, int skippedLines, Findings findings) {
    return new YamlReader(file, skippedLines, findings).read(text);
  }

  private Optional<YamlNode> read(String text) {
    if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      fault(Optional.empty(), "the file is larger than 64 KB");
      return Optional.empty();
    }
    int before = findings.count();
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setUseMarks(true).setAllowNonScalarKeys(true).build();
    try {
      // The events are looked at first: composing nests a call per level and would resolve aliases.
      if (!eventsAreFine(new Parse(settings).parseString(text))) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        fault(Optional.empty(), "there is nothing in it");
        return Optional.empty();
      }
      YamlNode read = node(root.get());
      return findings.count() == before ? Optional.of(read) : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      fault(
          e.getProblemMark().or(e::getContextMark),
          "this is not YAML: " + problem(e.getProblem()) + advice(text, e));
      return Optional.empty();
    } catch (YamlEngineException e) {
      fault(Optional.empty(), "this is not YAML: " + firstLine(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private boolean eventsAreFine(Iterable<Event> events) {
    int before = findings.count();
    int depth = 0;
    int documents = 0;
    for (Event event : events) {
      switch (event) {
        case DocumentStartEvent start -> {
          if (++documents > 1) {
            fault(start.getStartMark(), "a file holds one document; leave out the second '---'");
            return false;
          }
        }
        case CollectionStartEvent start -> {
          if (++depth > MAX_DEPTH) {
            fault(start.getStartMark(), "this is nested deeper than " + MAX_DEPTH + " levels");
            return false;
          }
          refuse(start, start.getTag());
        }
        case CollectionEndEvent end -> depth--;
        case ScalarEvent scalar -> refuse(scalar, scalar.getTag());
        case AliasEvent alias ->
            fault(alias.getStartMark(), "'*' aliases are not read here; write it out, or quote it");
        default -> {
          // Stream and document ends carry nothing.
        }
      }
    }
    return findings.count() == before;
  }

  private void refuse(NodeEvent event, Optional<String> tag) {
    if (event.getAnchor().isPresent()) {
      fault(event.getStartMark(), "'&' anchors are not read here; quote the text if you mean it");
    }
    if (tag.isPresent()) {
      fault(event.getStartMark(), "'!' tags are not read here; quote the text if you mean it");
    }
  }

  private YamlNode node(Node node) {
    int line = line(node.getStartMark());
    int column = column(node.getStartMark());
    return switch (node) {
      case ScalarNode scalar -> new Text(scalar.getValue(), scalar.isPlain(), line, column);
      case SequenceNode sequence ->
          new Items(sequence.getValue().stream().map(this::node).toList(), line, column);
      case MappingNode mapping -> mapping(mapping, line, column);
      default -> {
        fault(node.getStartMark(), "this cannot be read here");
        yield new Text("", true, line, column);
      }
    };
  }

  private Mapping mapping(MappingNode mapping, int line, int column) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Text> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(node(tuple.getKeyNode()) instanceof Text key)) {
        fault(tuple.getKeyNode().getStartMark(), "a key is a word, not a list or a group");
        continue;
      }
      Text first = seen.putIfAbsent(key.value(), key);
      if (first != null) {
        fault(
            tuple.getKeyNode().getStartMark(),
            "'" + key.value() + "' stands here twice, first on line " + first.line());
      }
      entries.add(new Entry(key, node(tuple.getValueNode())));
    }
    return new Mapping(entries, line, column);
  }

  /// What a parser found, as people can mend it.
  private static String problem(String found) {
    if (found.startsWith("mapping values are not allowed")) {
      return "this line has a ':' where none can stand; the line before it may miss its ':' or the"
          + " blank after it, or this line begins further right than that one";
    }
    if (found.startsWith("expected <block end>")) {
      return "this line begins in another column than the words that it belongs to; begin them all"
          + " in one column";
    }
    if (found.startsWith("could not find expected ':'")) {
      return "a word with a ':' and a blank after it is expected here";
    }
    if (found.startsWith("expected ',' or")) {
      return "a bracket that opens before is not closed, or a comma is missing";
    }
    Matcher sign = SIGN.matcher(found);
    return sign.find() && !found.contains("TAB")
        ? "a value cannot begin with '"
            + sign.group(1)
            + "'; put it in quotes, or say it in words, such as more than 100"
        : found;
  }

  /// What helps a person with a message that was made for parsers.
  private String advice(String text, MarkedYamlEngineException e) {
    String line =
        e.getProblemMark().flatMap(at -> text.lines().skip(at.getLine()).findFirst()).orElse("");
    if (line.contains("\t")) {
      return " (indent with spaces, not with tabs)";
    }
    return e.getContextMark()
        .filter(begin -> line(Optional.of(begin)) != line(e.getProblemMark()))
        .map(begin -> " (in what begins on line " + line(Optional.of(begin)) + ")")
        .orElse("");
  }

  private void fault(Optional<Mark> mark, String message) {
    findings.add(file, line(mark), column(mark), message);
  }

  private int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1 + skippedLines;
  }

  private static int column(Optional<Mark> mark) {
    return mark.map(Mark::getColumn).orElse(0) + 1;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it cannot be read");
  }
}
