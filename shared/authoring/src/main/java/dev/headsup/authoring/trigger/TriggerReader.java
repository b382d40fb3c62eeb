package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `trigger.yaml`.
final class TriggerReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,48}");
  private static final Pattern DATA_NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private static final Map<String, Trigger.Status> STATUSES = new LinkedHashMap<>();

  static {
    STATUSES.put("draft", Trigger.Status.DRAFT);
    STATUSES.put("shadow", Trigger.Status.SHADOW);
    STATUSES.put("live", Trigger.Status.LIVE);
    STATUSES.put("paused", Trigger.Status.PAUSED);
  }

  private final Page page;
  private final Phrases phrases;
  private final Conditions conditions;

  TriggerReader(Page page) {
    this.page = page;
    this.phrases = new Phrases(page);
    this.conditions = new Conditions(page);
  }

  /// A trigger as read, and where its parts stand for the checks across files.
  record Read(Trigger trigger, YamlNode idAt, YamlNode sendAt) {}

  /// Reads a trigger. What it gives means something only when nothing was found.
  Read read(YamlNode root, String hash) {
    Fields fields = Fields.of(root, Place.TRIGGER, page);
    fields
        .need("headsup", "write 'headsup: trigger/v1'")
        .ifPresent(node -> page.choice(node, "headsup", Map.of("trigger/v1", true), true));
    Optional<YamlNode> id = fields.need("id", "small letters, digits and hyphens");
    When when = fields.need("when", "what starts it").map(this::when).orElse(STAND_IN);
    Optional<YamlNode> send = fields.need("send", "the channels it speaks by");
    Purpose purpose =
        fields
            .need("purpose", "security, service, help or marketing")
            .map(node -> page.choice(node, "purpose", Choices.PURPOSES, Purpose.HELP))
            .orElse(Purpose.HELP);
    Trigger trigger =
        new Trigger(
            id.map(this::id).orElse(Page.NOTHING),
            fields.need("name", "as people read it").map(this::name).orElse(Page.NOTHING),
            fields
                .need("owner", "who answers for it, for example cx@example.com")
                .map(node -> page.text(node, "owner"))
                .orElse(Page.NOTHING),
            fields
                .find("status")
                .map(node -> page.choice(node, "status", STATUSES, Trigger.Status.SHADOW))
                .orElse(Trigger.Status.SHADOW),
            purpose,
            Set.of(),
            when,
            fields.find("who").map(this::who).orElse(Trigger.Who.EVERYONE),
            send.map(node -> send(node, when, id)).orElse(NO_SEND),
            fields
                .need("limits", "how often at most, for example: { per customer: 1 per 14 days }")
                .map(this::limits)
                .map(limit -> Trigger.Limits.of(limit, purpose))
                .orElse(Trigger.Limits.of(NO_LIMIT, purpose)),
            fields
                .find("expire after")
                .map(node -> Durations.read(page, node, "expire after", Bounds.EXPIRY))
                .orElse(Bounds.DEFAULT_EXPIRY),
            0,
            fields
                .need(
                    "success",
                    "what shows that it helped, for example:"
                        + " did \"Import Succeeded\" within 2 hours")
                .map(node -> phrases.success(node, "success"))
                .orElse(Page.NOTHING),
            hash);
    return new Read(trigger, id.orElse(root), send.orElse(root));
  }

  private static final When STAND_IN =
      When.of(
          new Start.Counted(
              new EventPattern(Page.NOTHING, List.of()), Count.AT_LEAST, 1, Bounds.DEFAULT_WINDOW));
  private static final Trigger.Send NO_SEND =
      Trigger.Send.by(List.of(), List.of(Channel.INBOX), Map.of());
  private static final Trigger.Limit NO_LIMIT = new Trigger.Limit(1, Bounds.LIMIT);

  private String id(YamlNode node) {
    String id = page.text(node, "id");
    if (!id.equals(Page.NOTHING) && !ID.matcher(id).matches()) {
      page.fault(
          node, "'" + id + "' is no id: 3 to 49 small letters, digits and hyphens, a letter first");
    }
    return id;
  }

  private String name(YamlNode node) {
    String name = page.text(node, "name");
    if (name.length() > 80) {
      page.fault(node, "'name' has at most 80 characters");
    }
    return name;
  }

  private When when(YamlNode node) {
    return Fields.of(node, Place.WHEN, page)
        .need("customer", "what the customer did")
        .map(this::customer)
        .orElse(STAND_IN);
  }

  private When customer(YamlNode node) {
    Fields fields = Fields.of(node, Place.CUSTOMER, page);
    EventPattern did = pattern(fields);
    int times = fields.find("at least").map(at -> phrases.times(at, "at least")).orElse(1);
    if (times > 1 && fields.find("within").isEmpty()) {
      page.fault(
          fields.node(), "'within' is missing: in what time, for example: within: 20 minutes");
    }
    Duration within = fields.find("within").map(this::window).orElse(Bounds.DEFAULT_WINDOW);
    Past unless = fields.find("and not").map(not -> absence(not, within)).orElse(null);
    if (unless != null && unless.did().equals(did) && !did.event().equals(Page.NOTHING)) {
      page.fault(
          fields.find("and not").orElseThrow(),
          "'and not' names the same event as 'did', so this never holds");
    }
    Duration patience =
        fields
            .find("wait")
            .map(wait -> Durations.read(page, wait, "wait", Bounds.WAIT))
            .orElse(Duration.ZERO);
    return new When(
        new Start.Counted(did, Count.AT_LEAST, times, within),
        unless == null ? List.of() : List.of(unless),
        patience,
        null);
  }

  private Past absence(YamlNode node, Duration within) {
    Fields fields = Fields.of(node, Place.AND_NOT, page);
    return Past.not(pattern(fields), fields.find("within").map(this::window).orElse(within));
  }

  private EventPattern pattern(Fields fields) {
    String event =
        fields
            .need("did", "the name of an event, for example: did: Import Failed")
            .map(node -> page.text(node, "did"))
            .orElse(Page.NOTHING);
    return new EventPattern(
        event, fields.find("where").map(node -> conditions.read(node, "where")).orElse(List.of()));
  }

  private Duration window(YamlNode node) {
    return Durations.read(page, node, "within", Bounds.WINDOW);
  }

  private Trigger.Who who(YamlNode node) {
    Fields fields = Fields.of(node, Place.WHO, page);
    return new Trigger.Who(groups(fields, "include"), groups(fields, "exclude"), 0);
  }

  private List<Trigger.Group> groups(Fields fields, String word) {
    List<Trigger.Group> all = new ArrayList<>();
    for (YamlNode item : fields.find(word).map(node -> page.items(node, word)).orElse(List.of())) {
      Optional<YamlNode> has =
          Fields.of(item, Place.GROUP, page).need("has", "for example: has: { plan: pro }");
      List<FieldCondition> group = has.map(node -> conditions.read(node, "has")).orElse(List.of());
      if (word.equals("exclude") && group.size() > 1) {
        // Together would mean "both", one below the other "either": say which by writing it so.
        page.fault(
            has.orElseThrow(),
            "below 'exclude' each 'has' names one trait; a customer with any of them is left out");
      }
      group.forEach(trait -> all.add(new Trigger.Group.Has(trait)));
    }
    return all;
  }

  private Trigger.Send send(YamlNode node, When when, Optional<YamlNode> id) {
    Fields fields = Fields.of(node, Place.SEND, page);
    Set<Channel> seen = new LinkedHashSet<>();
    List<Channel> firstOf = channels(fields, "first of", seen);
    List<Channel> also = channels(fields, "also", seen);
    if (node instanceof Mapping
        && fields.find("first of").or(() -> fields.find("also")).isEmpty()) {
      page.fault(node, "'send' needs a channel, for example: { first of: [email], also: [inbox] }");
    }
    fields.find("message").ifPresent(message -> message(message, id));
    Map<String, String> data = fields.find("data").map(at -> data(at, when)).orElse(Map.of());
    return seen.isEmpty() ? NO_SEND : Trigger.Send.by(firstOf, also, data);
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

  private Map<String, String> data(YamlNode node, When when) {
    if (!(node instanceof Mapping mapping) || mapping.entries().size() > 20) {
      page.fault(node, "'data' needs 1 to 20 names with sources below it");
      return Map.of();
    }
    Map<String, String> data = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      String name = entry.key().value();
      if (!DATA_NAME.matcher(name).matches()) {
        page.fault(entry.key(), "a data name has small letters, digits and underscores");
        continue;
      }
      Phrases.DataSource source = phrases.data(entry.value(), name);
      String awaited = when.start().causes().getLast().event();
      if (!source.event().equals(Page.NOTHING)
          && !awaited.equals(Page.NOTHING)
          && !source.event().equals(awaited)) {
        page.fault(
            entry.value(),
            "data comes from the event that completes the case, \"" + awaited + "\"");
      }
      data.put(name, source.property());
    }
    return data;
  }

  private Trigger.Limit limits(YamlNode node) {
    return Fields.of(node, Place.LIMITS, page)
        .need("per customer", "for example: per customer: 1 per 14 days")
        .map(at -> phrases.limit(at, "per customer"))
        .orElse(NO_LIMIT);
  }
}
