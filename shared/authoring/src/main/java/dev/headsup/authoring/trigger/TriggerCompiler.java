package dev.headsup.authoring.trigger;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.message.About;
import dev.headsup.authoring.message.MessageCompiler;
import dev.headsup.authoring.message.MessageSet;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns the files of one folder into a trigger with its messages, or into all their problems at
/// once. Pure; it throws on no input.
public final class TriggerCompiler {
  private static final Pattern DATA = Pattern.compile("\\bdata\\.(\\w+)");

  private TriggerCompiler() {}

  /// Compiles the files of a trigger whose folder is called as its id.
  public static CompileResult compile(String folder, Map<String, String> files) {
    return compile(Optional.of(folder), files);
  }

  /// Compiles the files of a trigger.
  ///
  /// @param files the text of each file by its path inside the folder, for example `trigger.yaml`
  ///   and `en/email.md`
  public static CompileResult compile(Map<String, String> files) {
    return compile(Optional.empty(), files);
  }

  private static CompileResult compile(Optional<String> folder, Map<String, String> files) {
    Findings findings = new Findings();
    String text = files.get(TriggerFiles.TRIGGER);
    Optional<YamlNode> root = Optional.empty();
    if (text == null) {
      findings.add(TriggerFiles.TRIGGER, 1, 1, "this file is missing: it says when and to whom");
    } else {
      root = YamlReader.read(TriggerFiles.TRIGGER, text, findings);
    }
    if (root.isEmpty()) {
      // What the trigger declares is not known, so all data that its messages name counts as such.
      MessageCompiler.compile(
          files, new MessageCompiler.Needs(Purpose.HELP, List.of(), namedData(files)), findings);
      return new CompileResult.Problems(findings.sorted());
    }
    Page page = new Page(TriggerFiles.TRIGGER, findings);
    TriggerReader.Read read = new TriggerReader(page).read(root.get(), ContentHash.of(files));
    Trigger trigger = read.trigger();
    folder
        .filter(name -> findings.isEmpty() && !name.equals(trigger.id()))
        .ifPresent(name ->
            page.fault(
                read.idAt(),
                "the folder is called '"
                    + name
                    + "', the trigger '"
                    + trigger.id()
                    + "': give both one name"));
    MessageSet messages =
        MessageCompiler.compile(
            files,
            new MessageCompiler.Needs(
                trigger.purpose(),
                trigger.send().channels(),
                trigger.send().data().keySet(),
                About.of(trigger),
                null),
            findings);
    checkLocales(page, read, messages);
    return findings.isEmpty()
        ? new CompileResult.Ok(new CompiledTrigger(trigger, messages))
        : new CompileResult.Problems(findings.sorted());
  }

  private static Set<String> namedData(Map<String, String> files) {
    return files.values().stream()
        .flatMap(text -> DATA.matcher(text).results())
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  /// Whoever is told must be told in their language by each channel the trigger may choose.
  private static void checkLocales(Page page, TriggerReader.Read read, MessageSet messages) {
    List<Channel> channels = read.trigger().send().channels();
    if (messages.written().isEmpty()) {
      page.fault(
          read.sendAt(),
          "there is no message yet: add "
              + String.join(" and ", channels.stream().map(each -> file("en", each)).toList()));
      return;
    }
    messages
        .written()
        .forEach((locale, written) ->
            channels.stream()
                .filter(channel -> !written.contains(channel))
                .forEach(channel ->
                    page.fault(
                        read.sendAt(),
                        "'"
                            + file(locale, channel)
                            + "' is missing: the trigger sends by "
                            + channel.word())));
  }

  private static String file(String locale, Channel channel) {
    return locale + "/" + MessageCompiler.fileName(channel);
  }
}
