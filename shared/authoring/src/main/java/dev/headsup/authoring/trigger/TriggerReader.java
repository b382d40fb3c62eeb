package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `trigger.yaml`.
final class TriggerReader {
  /// Stands in for a `when` that could not be read.
  static final When STAND_IN =
      When.of(
          new Start.Counted(
              new EventPattern(Page.NOTHING, List.of()), Count.AT_LEAST, 1, Bounds.DEFAULT_WINDOW));

  private static final Trigger.Limit NO_LIMIT = new Trigger.Limit(1, Bounds.LIMIT);

  /// The largest share of customers who are not told, in percent.
  private static final int MOST_CONTROL = 50;

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,48}");
  private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]{0,48}");

  private static final Map<String, Trigger.Status> STATUSES = new LinkedHashMap<>();

  static {
    STATUSES.put("draft", Trigger.Status.DRAFT);
    STATUSES.put("shadow", Trigger.Status.SHADOW);
    STATUSES.put("live", Trigger.Status.LIVE);
    STATUSES.put("paused", Trigger.Status.PAUSED);
  }

  private final Page page;
  private final Phrases phrases;

  TriggerReader(Page page) {
    this.page = page;
    this.phrases = new Phrases(page);
  }

  /// A trigger as read, and where its parts stand for the checks across files.
  record Read(
      Trigger trigger,
      Sends.Bound bound,
      List<FollowUps.Read> followUps,
      YamlNode idAt,
      YamlNode sendAt) {
    Read {
      followUps = List.copyOf(followUps);
    }
  }

  /// Reads a trigger. What it gives means something only when nothing was found.
  Read read(YamlNode root, String hash) {
    Fields fields = Fields.of(root, Place.TRIGGER, page);
    fields
        .need("headsup", "write 'headsup: trigger/v1'")
        .ifPresent(node -> page.choice(node, "headsup", Map.of("trigger/v1", true), true));
    Optional<YamlNode> id = fields.need("id", "small letters, digits and hyphens");
    Purpose purpose =
        fields
            .need("purpose", "security, service, help or marketing")
            .map(node -> page.choice(node, "purpose", Choices.PURPOSES, Purpose.HELP))
            .orElse(Purpose.HELP);
    Cause cause = cause(fields);
    Optional<YamlNode> send = fields.need("send", "the channels it speaks by");
    Sends.Bound bound = new Sends.Bound(cause.completes(), cause.feed().about());
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
            components(fields, cause),
            cause.when(),
            fields.find("who").map(new Audiences(page)::read).orElse(Trigger.Who.EVERYONE),
            send.map(node -> new Sends(page).read(node, bound, id)).orElse(Sends.NOTHING),
            fields
                .need("limits", "how often at most, for example: { per customer: 1 per 14 days }")
                .map(node -> limits(node, cause, purpose))
                .orElse(Trigger.Limits.of(NO_LIMIT, purpose)),
            fields
                .find("expire after")
                .map(node -> Durations.read(page, node, "expire after", Bounds.EXPIRY))
                .orElse(Bounds.DEFAULT_EXPIRY),
            fields.find("experiment").map(node -> control(node, purpose, cause)).orElse(0.0),
            fields
                .need(
                    "success",
                    "what shows that it helped, for example:"
                        + " did \"Import Succeeded\" within 2 hours")
                .map(node -> phrases.success(node, "success"))
                .orElse(Page.NOTHING),
            hash);
    List<FollowUps.Read> followUps =
        fields
            .find("then")
            .map(node -> new FollowUps(page).read(node, trigger, cause))
            .orElse(List.of());
    return new Read(trigger, bound, followUps, id.orElse(root), send.orElse(root));
  }

  private Cause cause(Fields fields) {
    String by =
        fields.find("correlate by").map(node -> page.text(node, "correlate by")).orElse(null);
    Cause cause =
        fields
            .need("when", "what starts it")
            .map(node -> new Feeds(page).read(node, by))
            .orElse(new Cause(Cause.Feed.CUSTOMER, STAND_IN, Set.of(), by));
    fields
        .find("correlate by")
        .ifPresent(node -> correlates(cause).ifPresent(why -> page.fault(node, why)));
    return cause;
  }

  /// Why `correlate by` cannot stand beside this `when`, if it cannot.
  private static Optional<String> correlates(Cause cause) {
    return switch (cause.feed()) {
      case INCIDENT ->
          Optional.of("leave 'correlate by' out: incidents are told apart by themselves");
      case SCORE, SCHEDULE ->
          Optional.of("'correlate by' needs an event with that property; here is none");
      case CUSTOMER, MENTION, CONTACT ->
          cause.when().start().causes().isEmpty()
              ? Optional.of("'correlate by' needs an event with that property; here is none")
              : Optional.empty();
    };
  }

  private Set<String> components(Fields fields, Cause cause) {
    Set<String> components = new HashSet<>(cause.components());
    fields
        .find("about")
        .ifPresent(node -> {
          for (YamlNode item : page.items(node, "about")) {
            components.add(page.text(item, "about"));
          }
        });
    return components;
  }

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

  private Trigger.Limits limits(YamlNode node, Cause cause, Purpose purpose) {
    Fields fields = Fields.of(node, Place.LIMITS, page);
    Trigger.Limits usual =
        Trigger.Limits.of(
            fields
                .need("per customer", "for example: per customer: 1 per 14 days")
                .map(at -> phrases.limit(at, "per customer", Optional.ofNullable(cause.by())))
                .orElse(NO_LIMIT),
            purpose);
    return new Trigger.Limits(
        usual.perCustomer(),
        fields
            .find("obeys caps")
            .map(at -> phrases.truth(at, "obeys caps"))
            .orElse(usual.obeysCaps()),
        fields
            .find("counts toward caps")
            .map(at -> phrases.truth(at, "counts toward caps"))
            .orElse(usual.countsTowardCaps()),
        fields.find("category").map(this::category).orElse(""),
        fields.find("total").map(at -> phrases.perDay(at, "total")).orElse(0),
        fields.find("in all").map(at -> phrases.customers(at, "in all")).orElse(0));
  }

  private String category(YamlNode node) {
    String category = page.text(node, "category");
    if (!category.equals(Page.NOTHING) && !CATEGORY.matcher(category).matches()) {
      page.fault(node, "a category has small letters, digits and hyphens, for example: onboarding");
      return "";
    }
    return category;
  }

  /// Nobody is kept in the dark about security, service or an outage to measure something.
  private double control(YamlNode node, Purpose purpose, Cause cause) {
    Optional<YamlNode> at =
        Fields.of(node, Place.EXPERIMENT, page).need("control", "for example: control: 10%");
    double control = at.map(each -> phrases.percent(each, "control", MOST_CONTROL)).orElse(0.0);
    String kind = kind(purpose, cause);
    if (control > 0 && kind != null) {
      page.fault(
          at.orElse(node),
          "nobody is left out of " + kind + ": write control: 0%, or leave 'experiment' out");
      return 0;
    }
    return control;
  }

  private static @Nullable String kind(Purpose purpose, Cause cause) {
    if (cause.feed() == Cause.Feed.INCIDENT) {
      return "what is said about an incident";
    }
    return switch (purpose) {
      case SECURITY -> "security messages";
      case SERVICE -> "service messages";
      case HELP, MARKETING -> null;
    };
  }
}
