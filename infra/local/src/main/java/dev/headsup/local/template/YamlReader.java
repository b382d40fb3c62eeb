package dev.headsup.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML text to [Raw]. Duplicate keys are refused, because CloudFormation would refuse them at
/// deploy.
final class YamlReader {
  /// Long forms: a mapping with exactly one of these keys is a call.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "Ref",
          "Condition",
          "Fn::And",
          "Fn::Base64",
          "Fn::Cidr",
          "Fn::Equals",
          "Fn::FindInMap",
          "Fn::ForEach",
          "Fn::GetAZs",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::ImportValue",
          "Fn::Join",
          "Fn::Length",
          "Fn::Not",
          "Fn::Or",
          "Fn::Select",
          "Fn::Split",
          "Fn::Sub",
          "Fn::ToJsonString",
          "Fn::Transform");

  private YamlReader() {}

  static Raw.Fields read(String text) {
    LoadSettings settings = LoadSettings.builder().setLabel("template").build();
    Node root;
    try {
      root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new TemplateException(0, "the template is empty"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new TemplateException(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new TemplateException("not YAML: " + e.getMessage(), e);
    }
    if (raw(root) instanceof Raw.Fields fields) {
      return fields;
    }
    throw new TemplateException(1, "the template must be a mapping");
  }

  private static Raw raw(Node node) {
    String tag = node.getTag().getValue();
    Raw plain = plain(node);
    if (!tag.startsWith("!")) {
      return plain;
    }
    String name = tag.substring(1);
    String function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    if (!FUNCTIONS.contains(function)) {
      throw new TemplateException(line(node), "unknown tag " + tag);
    }
    return new Raw.Call(function, plain, line(node));
  }

  private static Raw plain(Node node) {
    return switch (node) {
      case ScalarNode scalar -> new Raw.Text(scalar.getValue(), line(node));
      case SequenceNode sequence -> {
        List<Raw> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(raw(item)));
        yield new Raw.Items(items, line(node));
      }
      case MappingNode mapping -> mapping(mapping);
      default -> throw new TemplateException(line(node), "aliases are not read here");
    };
  }

  private static Raw mapping(MappingNode mapping) {
    Map<String, Raw> fields = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException(line(entry.getKeyNode()), "a key must be plain text");
      }
      if (fields.put(key.getValue(), raw(entry.getValueNode())) != null) {
        throw new TemplateException(line(key), key.getValue() + " stands here a second time");
      }
    }
    if (fields.size() == 1) {
      Map.Entry<String, Raw> only = fields.entrySet().iterator().next();
      // A policy statement may hold `Condition: {..}` alone; the function's argument is a plain
      // name.
      boolean condition = only.getKey().equals("Condition");
      if (FUNCTIONS.contains(only.getKey())
          && !(condition && only.getValue() instanceof Raw.Fields)) {
        return new Raw.Call(only.getKey(), only.getValue(), line(mapping));
      }
    }
    return new Raw.Fields(fields, line(mapping));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
