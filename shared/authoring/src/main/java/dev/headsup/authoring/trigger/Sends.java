package dev.headsup.authoring.trigger;

import dev.headsup.authoring.message.About;
import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.tutorial.Tutorials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `send`.
final class Sends {
  /// Stands in for what could not be read.
  static final Trigger.Send NOTHING = Trigger.Send.by(List.of(), List.of(Channel.INBOX), Map.of());

  private static final Pattern DATA_NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Map<String, Urgency> URGENCIES = new LinkedHashMap<>();

  static {
    URGENCIES.put("low", Urgency.LOW);
    URGENCIES.put("normal", Urgency.NORMAL);
    URGENCIES.put("high", Urgency.HIGH);
  }

  private final Page page;
  private final Phrases phrases;

  Sends(Page page) {
    this.page = page;
    this.phrases = new Phrases(page);
  }

  /// What is bound besides the data that the file declares.
  ///
  /// @param completes the event of which data can be had, if that is something the customer did
  record Bound(Optional<String> completes, Optional<About> about) {}

  /// Reads the `send` of a trigger.
  Trigger.Send read(YamlNode node, Bound bound, Optional<YamlNode> id) {
    Fields fields = Fields.of(node, Place.SEND, page);
    fields.find("message").ifPresent(message -> message(message, id));
    Optional<YamlNode> to = fields.find("to");
    to.ifPresent(at -> page.choice(at, "to", Map.of("a person", true), true));
    Set<Channel> seen = new LinkedHashSet<>();
    List<Channel> firstOf = channels(fields, "first of", seen);
    List<Channel> also = channels(fields, "also", seen);
    boolean speaks = fields.find("first of").or(() -> fields.find("also")).isPresent();
    if (node instanceof Mapping && speaks == to.isPresent()) {
      page.fault(
          to.orElse(node),
          speaks
              ? "'send' goes by a channel, or to a person, who then speaks; not both"
              : "'send' needs a channel, for example: { first of: [email], also: [inbox] };"
                  + " or { to: a person }");
    }
    Map<String, String> data = data(fields, bound);
    Urgency urgency = urgency(fields);
    double value = fields.find("value").map(at -> phrases.value(at, "value")).orElse(1.0);
    Offer offer = offer(fields);
    if (to.isPresent()) {
      fields
          .find("offer")
          .ifPresent(at ->
              page.fault(at, "there is no message to offer it: the trigger goes to a person"));
    }
    if (to.isPresent() && seen.isEmpty()) {
      return new Trigger.Send(List.of(), List.of(), data, urgency, value, offer, true);
    }
    return seen.isEmpty()
        ? NOTHING
        : new Trigger.Send(firstOf, also, data, urgency, value, offer, false);
  }

  /// Reads the `send` of a follow-up, which has the channels of its trigger or its own.
  Trigger.Send readFollowUp(Fields fields, Bound bound, Trigger.Send before) {
    Set<Channel> seen = new LinkedHashSet<>();
    List<Channel> firstOf = channels(fields, "first of", seen);
    List<Channel> also = channels(fields, "also", seen);
    boolean speaks = fields.find("first of").or(() -> fields.find("also")).isPresent();
    boolean same =
        fields
            .find("same channels")
            .map(at -> page.choice(at, "same channels", Map.of("true", true), true))
            .orElse(false);
    if (same == speaks) {
      page.fault(
          fields.node(),
          "'send' needs either 'same channels: true', or channels in 'first of' or 'also'");
    } else if (same && before.toPerson()) {
      page.fault(
          fields.node(),
          "the trigger goes to a person, so there are no channels; write 'first of'");
    }
    Map<String, String> data = data(fields, bound);
    Urgency urgency = urgency(fields);
    Offer offer = offer(fields);
    if (same && !before.toPerson()) {
      return new Trigger.Send(before.firstOf(), before.also(), data, urgency, 1, offer, false);
    }
    return seen.isEmpty()
        ? NOTHING
        : new Trigger.Send(firstOf, also, data, urgency, 1, offer, false);
  }

  private Urgency urgency(Fields fields) {
    return fields
        .find("urgency")
        .map(at -> page.choice(at, "urgency", URGENCIES, Urgency.NORMAL))
        .orElse(Urgency.NORMAL);
  }

  private Offer offer(Fields fields) {
    return fields.find("offer").map(at -> phrases.offer(at, "offer")).orElse(new Offer.Nothing());
  }

  private List<Channel> channels(Fields fields, String word, Set<Channel> seen) {
    List<Channel> channels = new ArrayList<>();
    for (YamlNode item : fields.find(word).map(node -> page.items(node, word)).orElse(List.of())) {
      int before = page.findings().count();
      Channel channel = page.choice(item, word, Choices.CHANNELS, Channel.INBOX);
      if (page.findings().count() > before) {
        continue;
      }
      if (seen.add(channel)) {
        channels.add(channel);
      } else {
        page.fault(item, "this channel stands in 'send' twice");
      }
    }
    return channels;
  }

  private void message(YamlNode node, Optional<YamlNode> id) {
    String named = page.text(node, "message");
    boolean own =
        id.filter(at -> at instanceof YamlNode.Text text && text.value().equals(named)).isPresent();
    if (!own && !named.equals(Page.NOTHING)) {
      page.fault(
          node,
          "there is no message set '"
              + named
              + "': a trigger's messages stand beside it"
              + " (en/email.md and so on); leave 'message' out");
    }
  }

  private Map<String, String> data(Fields fields, Bound bound) {
    Map<String, String> data = new LinkedHashMap<>();
    bound.about().ifPresent(about -> data.putAll(about.bindings()));
    fields.find("data").ifPresent(node -> declared(node, bound, data));
    return data;
  }

  private void declared(YamlNode node, Bound bound, Map<String, String> data) {
    if (!(node instanceof Mapping mapping) || mapping.entries().size() > 20) {
      page.fault(node, "'data' needs 1 to 20 names with sources below it");
      return;
    }
    for (Entry entry : mapping.entries()) {
      String name = entry.key().value();
      if (!DATA_NAME.matcher(name).matches()) {
        page.fault(entry.key(), "a data name has small letters, digits and underscores");
        continue;
      }
      if (Tutorials.isOfTutorial(name)) {
        page.fault(entry.key(), "'" + name + "' names what 'offer' chose; take another word");
        continue;
      }
      Phrases.DataSource source = phrases.data(entry.value(), name);
      if (bound.completes().isEmpty()) {
        page.fault(
            entry.value(),
            bound.about().isPresent()
                ? "its variables are there without 'data'"
                : "nothing that the customer did completes the case, so there is no data");
      }
      bound
          .completes()
          .filter(awaited ->
              !source.event().equals(Page.NOTHING)
                  && !awaited.equals(Page.NOTHING)
                  && !source.event().equals(awaited))
          .ifPresent(awaited ->
              page.fault(
                  entry.value(),
                  "data comes from the event that completes the case, \"" + awaited + "\""));
      data.put(name, source.property());
    }
  }
}
