package dev.headsup.authoring.trigger;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Follows;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads `then`: what follows up on a trigger. Each becomes a trigger of its own with the id
/// `<id>.<name>`, which must have told the case first; everything else in the house knows triggers
/// only.
final class FollowUps {
  /// The folder of the messages of all follow-ups; below it one folder for each, by its name.
  static final String FOLDER = "then/";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,48}");
  private static final String RESOLVED = "incident resolved";
  private static final String CANCELLED = "incident cancelled";
  private static final String UPDATED = "incident updated";
  private static final List<String> INCIDENT = List.of(RESOLVED, CANCELLED, UPDATED);

  private final Page page;
  private final Phrases phrases;
  private final Sends sends;

  FollowUps(Page page) {
    this.page = page;
    this.phrases = new Phrases(page);
    this.sends = new Sends(page);
  }

  /// A follow-up as read.
  ///
  /// @param name its folder below [#FOLDER]
  record Read(String name, Trigger trigger, Sends.Bound bound, YamlNode sendAt) {}

  List<Read> read(YamlNode node, Trigger before, Cause cause) {
    boolean saysCancelled =
        page.items(node, "then").stream().anyMatch(item -> isOn(item, CANCELLED));
    List<Read> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : page.items(node, "then")) {
      Read one = one(Fields.of(item, Place.FOLLOW_UP, page), before, cause, saysCancelled);
      if (!names.add(one.name()) && !one.name().equals(Page.NOTHING)) {
        page.fault(one.sendAt(), "two follow-ups have the message '" + one.name() + "'");
      }
      all.add(one);
    }
    return all;
  }

  private static boolean isOn(YamlNode item, String what) {
    return item instanceof YamlNode.Mapping mapping
        && mapping.entries().stream()
            .anyMatch(entry ->
                entry.key().value().equals("on")
                    && entry.value() instanceof YamlNode.Text text
                    && text.value().equals(what));
  }

  /// @param saysCancelled whether another follow-up says that an incident was called off
  private Read one(Fields fields, Trigger before, Cause cause, boolean saysCancelled) {
    Duration hold =
        fields
            .find("hold for")
            .map(node -> Durations.read(page, node, "hold for", Bounds.WAIT))
            .orElse(Duration.ZERO);
    boolean incident = cause.feed() == Cause.Feed.INCIDENT;
    When when =
        fields
            .need(
                "on",
                "what it follows: incident resolved, incident updated, did \"X\" within 2 days, or"
                    + " no \"X\" within 2 days")
            .map(node -> on(node, before, cause, hold, saysCancelled))
            .orElse(TriggerReader.STAND_IN);
    Optional<YamlNode> send =
        fields.need("send", "for example: { same channels: true, message: all-clear }");
    boolean sameStart = when.follows() != null && when.follows().sameStart();
    Sends.Bound bound =
        new Sends.Bound(
            Cause.completes(when.start()),
            sameStart || incident ? cause.feed().about() : Optional.empty());
    Optional<Fields> said = send.map(node -> Fields.of(node, Place.FOLLOW_UP_SEND, page));
    String name = said.map(this::name).orElse(Page.NOTHING);
    Trigger trigger =
        new Trigger(
            before.id() + "." + name,
            before.name() + ": " + name,
            before.owner(),
            before.status(),
            before.purpose(),
            before.components(),
            when,
            Trigger.Who.EVERYONE,
            said.map(at -> sends.readFollowUp(at, bound, before.send())).orElse(Sends.NOTHING),
            limits(before.limits(), cause),
            fields
                .find("expire after")
                .map(node -> Durations.read(page, node, "expire after", Bounds.EXPIRY))
                .orElse(Bounds.DEFAULT_EXPIRY),
            0,
            before.success(),
            before.hash());
    return new Read(name, trigger, bound, send.orElse(fields.node()));
  }

  private String name(Fields send) {
    YamlNode at =
        send.need(
                "message",
                "the name of the folder with its messages, for example all-clear for"
                    + " then/all-clear/en/email.md")
            .orElse(null);
    if (at == null) {
      return Page.NOTHING;
    }
    String name = page.text(at, "message");
    if (!name.equals(Page.NOTHING) && !NAME.matcher(name).matches()) {
      page.fault(
          at,
          "'" + name + "' is no name: 3 to 49 small letters, digits and hyphens, a letter first");
      return Page.NOTHING;
    }
    return name;
  }

  private When on(
      YamlNode node, Trigger before, Cause cause, Duration hold, boolean saysCancelled) {
    String text = page.text(node, "on");
    if (INCIDENT.contains(text)) {
      if (cause.feed() != Cause.Feed.INCIDENT) {
        page.fault(node, "'" + text + "' follows a trigger of an incident only");
      }
      return incident(text, before, hold, saysCancelled)
          .narrowed(before.when().narrowing().followUp());
    }
    return phrases
        .happens(node, "on", text)
        .map(happens -> on(happens, before, cause, hold))
        .orElseGet(() -> {
          if (!text.equals(Page.NOTHING)) {
            page.fault(
                node,
                "'"
                    + text
                    + "' is nothing to follow"
                    + Nearest.hint(text, INCIDENT)
                    + "; write 'incident resolved', 'incident updated', 'did \"X\" within 2 days'"
                    + " or 'no \"X\" within 2 days'");
          }
          return TriggerReader.STAND_IN;
        });
  }

  private static When incident(String text, Trigger before, Duration hold, boolean saysCancelled) {
    if (text.equals(UPDATED)) {
      return new When(
          started(Feeds.updated()),
          List.of(Past.notSince(Feeds.over())),
          hold,
          new Follows(before.id(), false, Bounds.LIMIT, true));
    }
    EventPattern end =
        text.equals(CANCELLED)
            ? Feeds.cancelled()
            : saysCancelled ? Feeds.resolved() : Feeds.over();
    return new When(
        started(end),
        hold.isZero() ? List.of() : List.of(Past.notSince(Feeds.on())),
        hold,
        new Follows(before.id(), false, Bounds.LIMIT));
  }

  private static Start started(EventPattern news) {
    return new Start.Counted(news, Count.AT_LEAST, 1, Bounds.DEFAULT_WINDOW);
  }

  private static When on(Phrases.Happens happens, Trigger before, Cause cause, Duration hold) {
    // Incidents are no property of what customers do, so it is about all that they do.
    String by = cause.feed() == Cause.Feed.INCIDENT ? null : cause.by();
    EventPattern event = Pasts.of(new EventPattern(happens.event(), List.of()), by);
    Duration within = happens.within();
    return happens.did()
        ? new When(
            new Start.Counted(event, Count.AT_LEAST, 1, within),
            List.of(),
            hold,
            new Follows(before.id(), false, within.plus(before.when().longest())))
        : new When(
            before.when().start(),
            List.of(Past.notSince(event)),
            before.when().patience().plus(within).plus(hold),
            new Follows(before.id(), true, Duration.ZERO));
  }

  /// As often as its trigger, and never twice about one case.
  private static Trigger.Limits limits(Trigger.Limits before, Cause cause) {
    return new Trigger.Limits(
        cause.by() == null ? before.perCustomer() : Trigger.Limit.PER_CASE,
        before.obeysCaps(),
        before.countsTowardCaps(),
        before.category(),
        0,
        0);
  }

  /// Where the messages of a follow-up stand.
  static String folder(String name) {
    return FOLDER + name + "/";
  }

  /// The message files of a follow-up by their paths below its folder; those of the trigger itself
  /// for an empty name.
  static Map<String, String> files(Map<String, String> all, String name) {
    Map<String, String> files = new TreeMap<>();
    all.forEach((path, text) -> {
      if (name.isEmpty() && !path.startsWith(FOLDER)) {
        files.put(path, text);
      } else if (!name.isEmpty() && path.startsWith(folder(name))) {
        files.put(path.substring(folder(name).length()), text);
      }
    });
    return files;
  }
}
