package dev.headsup.local.preview;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.copy.CopyCheck;
import dev.headsup.authoring.copy.ReadingLevel;
import dev.headsup.authoring.message.About;
import dev.headsup.authoring.message.MessageCompiler;
import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.message.Rendered;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.SmsParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows the messages of a trigger as a customer would read them, with what was found in them.
///
/// @param brand who speaks
/// @param sample to whom
/// @param locale the language that they read, or empty for each that there is
/// @param channel by which, or empty for each that there is
public record Preview(
    Brand brand, Sample sample, Optional<String> locale, Optional<Channel> channel) {
  /// Links as long as real ones, so that parts are counted as they will be.
  private static final Links LINKS = links("https://help.example.com/c/" + "Ab3".repeat(36));

  private static Links links(String page) {
    return new Links(page, page + "#preferences", page + "/stop", page + "#person");
  }

  /// Prints the messages of a trigger.
  ///
  /// @param folder the folder's name
  /// @param page takes one line after the other
  /// @return what has to be put right; empty when it may run
  public List<Problem> show(String folder, Map<String, String> files, Consumer<String> page) {
    return switch (TriggerCompiler.compile(folder, files)) {
      case CompileResult.Problems(List<Problem> problems) -> problems;
      case CompileResult.Ok(CompiledTrigger trigger) -> show(trigger, files, page);
    };
  }

  private List<Problem> show(
      CompiledTrigger compiled, Map<String, String> files, Consumer<String> page) {
    for (CompiledTrigger each : compiled.all()) {
      String id = each.trigger().id();
      int dot = id.indexOf('.');
      // What follows up has its messages below a folder of its name.
      String folder = dot < 0 ? "" : "then/" + id.substring(dot + 1) + "/";
      messages(each, folder, files, page);
    }
    Findings findings = new Findings();
    CopyCheck.check(
        files,
        compiled.trigger().purpose(),
        compiled.all().stream().anyMatch(each -> About.of(each.trigger()).contains(About.INCIDENT)),
        brand,
        findings);
    findings.advice().forEach(advice -> page.accept("advice: " + advice));
    return findings.sorted();
  }

  private void messages(
      CompiledTrigger compiled, String folder, Map<String, String> files, Consumer<String> page) {
    Map<String, Set<Channel>> written = new TreeMap<>(compiled.messages().written());
    List<String> languages = locale.map(List::of).orElseGet(() -> List.copyOf(written.keySet()));
    for (String wanted : languages) {
      if (written.isEmpty()) {
        return;
      }
      String language = compiled.messages().localeFor(wanted);
      written.getOrDefault(language, Set.of()).stream()
          .sorted()
          .filter(each -> channel.map(each::equals).orElse(true))
          .forEach(each -> {
            String path = folder + language + "/" + MessageCompiler.fileName(each);
            page.accept("== " + path + (wanted.equals(language) ? "" : ", for " + wanted));
            one(compiled, each, wanted, page);
            level(language, files.getOrDefault(path, "")).ifPresent(page);
            page.accept("");
          });
    }
  }

  private void one(CompiledTrigger compiled, Channel by, String wanted, Consumer<String> page) {
    switch (compiled.messages().render(by, context(compiled, wanted))) {
      case Rendered.Refused(String reason) -> page.accept("not sent: " + reason);
      case Rendered.Made(Message message, List<String> notes) -> {
        words(message, page);
        notes.forEach(note -> page.accept("note: " + note));
      }
    }
  }

  private RenderContext context(CompiledTrigger compiled, String wanted) {
    Profile profile = sample.profile();
    Map<String, String> data = new HashMap<>();
    compiled.trigger().send().data().keySet().forEach(name -> data.put(name, "(" + name + ")"));
    About.of(compiled.trigger())
        .forEach(about ->
            about.bindings().keySet().forEach(name -> data.put(name, about.example(name))));
    data.putAll(sample.data());
    return new RenderContext(profile, wanted, profile.zone().orElse(null), data, LINKS, brand);
  }

  private static void words(Message message, Consumer<String> page) {
    switch (message) {
      case Message.Email email -> {
        page.accept("Subject: " + email.subject());
        page.accept("");
        email.text().lines().forEach(page);
      }
      case Message.Inbox inbox -> item(inbox.title(), inbox.text(), inbox.action(), page);
      case Message.Webhook webhook -> item(webhook.title(), webhook.text(), webhook.action(), page);
      case Message.Push push -> {
        page.accept("Title: " + push.title());
        page.accept(push.text());
        page.accept("-- a tap opens " + (push.url() == null ? "the app" : push.url()));
      }
      case Message.Sms sms -> {
        sms.text().lines().forEach(page);
        SmsParts parts = SmsParts.of(sms.text());
        page.accept(
            "-- "
                + (parts.parts() == 1 ? "1 part" : parts.parts() + " parts")
                + ", "
                + parts.encoding().word()
                + ", "
                + parts.units()
                + " units");
      }
    }
  }

  private static void item(
      String title, String text, Message.@Nullable Action action, Consumer<String> page) {
    page.accept("Title: " + title);
    page.accept("");
    text.lines().forEach(page);
    if (action != null) {
      page.accept("[" + action.label() + "] " + action.url());
    }
  }

  /// How it reads, where that can be said.
  private static Optional<String> level(String language, String text) {
    ReadingLevel level = CopyCheck.readingLevel(language, text);
    return level
        .score()
        .map(score ->
            "-- "
                + level.words()
                + " words, "
                + Math.round(level.perSentence())
                + " a sentence, ease "
                + score
                + " ("
                + ReadingLevel.PLAIN
                + " and more is plain)")
        .or(() -> Optional.of("-- " + level.words() + " words"));
  }
}
