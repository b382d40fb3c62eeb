package dev.headsup.functions.console;

import dev.headsup.authoring.message.About;
import dev.headsup.authoring.message.MessageSet;
import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.message.Rendered;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.SmsParts;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What customers would read about an incident, in each language and by each channel, as the
/// triggers about incidents say it: really rendered, for a customer who is not there.
final class Drafts {
  private static final String PAGE = "https://help.example.com/c/" + "Ab3".repeat(36);
  private static final String SHORT_PAGE = "https://help.example.com/c/…";
  private static final Links LINKS =
      new Links(PAGE, PAGE + "#preferences", PAGE + "/stop", PAGE + "#person");

  private Drafts() {}

  /// The messages of one trigger.
  ///
  /// @param when in which case it is said
  /// @param languages the columns
  /// @param rows one for each channel
  record Says(String name, String when, boolean live, List<String> languages, List<Row> rows) {
    Says {
      languages = List.copyOf(languages);
      rows = List.copyOf(rows);
    }
  }

  /// One channel, in all languages, in their order.
  ///
  /// @param channel how it gets there, for example `by e-mail`
  record Row(String channel, List<Draft> drafts) {
    Row {
      drafts = List.copyOf(drafts);
    }
  }

  /// One message.
  ///
  /// @param tag of its language
  /// @param title its subject or title; empty where it has none
  /// @param note what else is to be known: why it cannot be sent, how many parts it has
  record Draft(String tag, String language, String title, String text, String note) {}

  /// All that is said about an incident.
  static List<Says> of(
      List<CompiledTrigger> compiled, Incident incident, String parts, Brand brand) {
    List<Says> all = new ArrayList<>();
    for (CompiledTrigger root : compiled) {
      if (root.trigger().isAboutIncidents()) {
        root.all().forEach(each -> all.add(one(each, incident, parts, brand)));
      }
    }
    return all.stream().filter(set -> !set.rows().isEmpty()).toList();
  }

  private static Says one(CompiledTrigger compiled, Incident incident, String parts, Brand brand) {
    Trigger trigger = compiled.trigger();
    Map<String, Set<Channel>> written = compiled.messages().written();
    List<String> tags = List.copyOf(compiled.messages().locales());
    Set<Channel> channels = new TreeSet<>();
    written.values().forEach(channels::addAll);
    List<Row> rows = new ArrayList<>();
    for (Channel channel : channels) {
      List<Draft> drafts = new ArrayList<>();
      for (String tag : tags) {
        if (written.getOrDefault(tag, Set.of()).contains(channel)) {
          drafts.add(draft(compiled, channel, tag, incident, parts, brand));
        }
      }
      rows.add(new Row(Phrases.by(List.of(channel)), drafts));
    }
    return new Says(
        trigger.name(),
        trigger.id().equals(Trigger.root(trigger.id())) ? "first" : "then",
        trigger.status() == Trigger.Status.LIVE,
        tags.stream().map(Drafts::language).toList(),
        rows);
  }

  private static Draft draft(
      CompiledTrigger compiled,
      Channel channel,
      String tag,
      Incident incident,
      String parts,
      Brand brand) {
    return rendered(
        compiled.messages(), channel, tag, data(compiled.trigger(), incident, parts), brand);
  }

  /// A message as a customer would read it who is not there.
  static Draft rendered(
      MessageSet messages, Channel channel, String tag, Map<String, String> data, Brand brand) {
    return switch (messages.render(channel, context(tag, data, brand))) {
      case Rendered.Refused(String reason) ->
          new Draft(tag, language(tag), "", "", "not sent: " + reason);
      case Rendered.Made(Message message, List<String> notes) ->
          made(tag, message, String.join("; ", notes));
    };
  }

  /// The customer's own link is as long as a real one while the message is made, and short to read.
  private static Draft made(String tag, Message message, String note) {
    Draft draft = whole(tag, message, note);
    return new Draft(
        tag, draft.language(), draft.title(), draft.text().replace(PAGE, SHORT_PAGE), draft.note());
  }

  private static Draft whole(String tag, Message message, String note) {
    String language = language(tag);
    return switch (message) {
      case Message.Email email -> new Draft(tag, language, email.subject(), email.text(), note);
      case Message.Inbox item -> new Draft(tag, language, item.title(), item.text(), note);
      case Message.Push push -> new Draft(tag, language, push.title(), push.text(), note);
      case Message.Webhook webhook ->
          new Draft(tag, language, webhook.title(), webhook.text(), note);
      case Message.Sms sms -> {
        int count = SmsParts.of(sms.text()).parts();
        yield new Draft(tag, language, "", sms.text(), count + (count == 1 ? " part" : " parts"));
      }
    };
  }

  private static RenderContext context(String tag, Map<String, String> data, Brand brand) {
    Profile sample =
        new Profile(
            new CustomerId("sample"),
            new Traits(
                Map.of(
                    "name", dated("Ana Sample"),
                    "firstName", dated("Ana"),
                    "timezone", dated("Europe/Berlin"))),
            null);
    return new RenderContext(sample, tag, sample.zone().orElse(null), data, LINKS, brand);
  }

  private static Map<String, String> data(Trigger trigger, Incident incident, String parts) {
    Map<String, String> data = new HashMap<>();
    trigger.send().data().keySet().forEach(name -> data.put(name, "(" + name + ")"));
    About.of(trigger)
        .forEach(about ->
            about.bindings().keySet().forEach(name -> data.put(name, about.example(name))));
    data.put("incident.title", incident.title());
    data.put("incident.impact", incident.report().impact().word());
    data.put("incident.components", parts);
    data.put("incident.starts", incident.report().startedAt().toString());
    Instant until = incident.report().particulars().until();
    if (until != null) {
      data.put("incident.until", until.toString());
    }
    if (!incident.report().link().isEmpty()) {
      data.put("incident.link", incident.report().link());
    }
    return data;
  }

  private static Traits.Dated dated(String text) {
    return new Traits.Dated(new Value.Text(text), Instant.EPOCH);
  }

  static String language(String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    return name.isBlank() ? tag : name;
  }
}
