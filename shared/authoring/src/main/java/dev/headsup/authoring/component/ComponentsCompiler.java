package dev.headsup.authoring.component;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Feed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `components.yaml`:
///
/// ```yaml
/// headsup: components/v1
/// components:
///   checkout:
///     name: Checkout
///     events: [Order Placed, Checkout*]
///     feeds:
///       statuspage: [Checkout]
///       alertmanager: ["service=checkout"]
/// declared: [alertmanager]
/// statuspages: [https://status.example.com]
/// ```
///
/// Pure; it throws on no input.
public final class ComponentsCompiler {
  /// The file.
  public static final String FILE = "components.yaml";

  private static final int MOST = 200;

  /// What a word that is none stands for, until its finding refuses the whole document.
  private static final Feed NO_FEED = Feed.STANDARD_WEBHOOKS;

  private static final Map<String, Feed> FEEDS =
      Stream.of(Feed.values()).collect(Collectors.toUnmodifiableMap(Feed::word, feed -> feed));

  private final Page page;

  private ComponentsCompiler(Page page) {
    this.page = page;
  }

  /// Compiles the document.
  ///
  /// @param files the text of each file by its path; only [#FILE] counts
  /// @param findings takes what is wrong; then nothing of the result is to be used
  public static Components compile(Map<String, String> files, Findings findings) {
    String text = files.get(FILE);
    if (text == null) {
      findings.add(FILE, 1, 1, "this file is missing: it says what can fail");
      return Components.NONE;
    }
    int before = findings.count();
    Optional<YamlNode> root = YamlReader.read(FILE, text, findings);
    if (root.isEmpty()) {
      return Components.NONE;
    }
    Components components = new ComponentsCompiler(new Page(FILE, findings)).all(root.get());
    return findings.count() > before ? Components.NONE : components;
  }

  private Components all(YamlNode root) {
    Fields fields = Fields.of(root, Place.FILE, page);
    fields
        .need("headsup", "the version of the format; write 'headsup: components/v1'")
        .ifPresent(node -> page.choice(node, "headsup", Map.of("components/v1", 1), 1));
    List<Component> all = new ArrayList<>();
    Optional<YamlNode> list =
        fields.need(
            "components", "the parts of the product, such as 'checkout', each with its events");
    if (list.isPresent() && !(list.get() instanceof Mapping)) {
      page.fault(list.get(), "'components' needs the ids of components below it");
    }
    if (list.isPresent() && list.get() instanceof Mapping mapping) {
      if (mapping.entries().size() > MOST) {
        page.fault(mapping, "there are at most " + MOST + " components");
      }
      for (Entry entry : mapping.entries()) {
        component(entry).ifPresent(all::add);
      }
    }
    Set<Feed> declared = EnumSet.noneOf(Feed.class);
    fields
        .find("declared")
        .ifPresent(node ->
            page.items(node, "declared")
                .forEach(item -> declared.add(page.choice(item, "declared", FEEDS, NO_FEED))));
    List<String> pages = new ArrayList<>();
    fields
        .find("statuspages")
        .ifPresent(node -> page.items(node, "statuspages").forEach(item -> address(item, pages)));
    return new Components(all, declared, pages);
  }

  private void address(YamlNode item, List<String> pages) {
    String address = page.text(item, "statuspages").replaceAll("/+$", "");
    if (address.equals(Page.NOTHING)) {
      return;
    }
    if (!address.matches("https://[^\\s\"<>@?#]{1,200}")) {
      page.fault(item, "the address of a status page begins with https://");
    } else {
      pages.add(address);
    }
  }

  private Optional<Component> component(Entry entry) {
    String id = entry.key().value();
    if (!Component.isId(id)) {
      page.fault(
          entry.key(),
          "the id of a component has 1 to 60 small letters, digits and '-', for example"
              + " 'checkout'");
      return Optional.empty();
    }
    Fields fields = Fields.of(entry.value(), Place.COMPONENT, page);
    String name = fields.find("name").map(node -> page.text(node, "name")).orElse(id);
    List<String> events = new ArrayList<>();
    fields
        .need(
            "events", "the events that show who uses it, for example 'Order Placed' or 'Checkout*'")
        .ifPresent(
            node -> page.items(node, "events").forEach(item -> name(item, "events", events)));
    Map<Feed, List<String>> feeds = new EnumMap<>(Feed.class);
    fields.find("feeds").ifPresent(node -> feeds(node, feeds));
    return name.equals(Page.NOTHING) || events.isEmpty()
        ? Optional.empty()
        : Optional.of(new Component(id, name, events, feeds));
  }

  private void feeds(YamlNode node, Map<Feed, List<String>> feeds) {
    Fields fields = Fields.of(node, Place.FEEDS, page);
    for (Feed feed : Feed.values()) {
      List<String> names = new ArrayList<>();
      fields
          .find(feed.word())
          .ifPresent(list ->
              page.items(list, feed.word()).forEach(item -> name(item, feed.word(), names)));
      if (!names.isEmpty()) {
        feeds.put(feed, names);
      }
    }
  }

  private void name(YamlNode item, String field, List<String> names) {
    String pattern = page.text(item, field);
    if (pattern.equals(Page.NOTHING)) {
      return;
    }
    if (!Component.isPattern(pattern)) {
      page.fault(item, "a '*' stands at the end of a name only, after at least one letter");
    } else {
      names.add(pattern);
    }
  }
}
