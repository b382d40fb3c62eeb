package dev.headsup.authoring.trigger;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
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
import dev.headsup.engine.trigger.Trigger.Offer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
          FollowUps.files(files, ""),
          new MessageCompiler.Needs(Purpose.HELP, List.of(), namedData(files)),
          findings);
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
    checkFolders(files, read, findings);
    MessageSet messages = messages(page, FollowUps.files(files, ""), trigger, read.sendAt(), "");
    List<CompiledTrigger> followUps =
        read.followUps().stream().map(each -> followUp(page, files, each)).toList();
    return findings.isEmpty()
        ? new CompileResult.Ok(new CompiledTrigger(trigger, messages, followUps))
        : new CompileResult.Problems(findings.sorted());
  }

  private static CompiledTrigger followUp(
      Page page, Map<String, String> files, FollowUps.Read read) {
    return new CompiledTrigger(
        read.trigger(),
        messages(
            page,
            FollowUps.files(files, read.name()),
            read.trigger(),
            read.sendAt(),
            FollowUps.folder(read.name())),
        List.of());
  }

  /// Compiles the messages of one trigger.
  ///
  /// @param files by their paths below `folder`
  private static MessageSet messages(
      Page page, Map<String, String> files, Trigger trigger, YamlNode sendAt, String folder) {
    Findings found = new Findings();
    MessageSet messages =
        MessageCompiler.compile(
            files,
            new MessageCompiler.Needs(
                trigger.purpose(),
                trigger.send().channels(),
                declared(trigger),
                About.of(trigger),
                null),
            found);
    found
        .sorted()
        .forEach(problem ->
            page.findings()
                .add(folder + problem.file(), problem.line(), problem.column(), problem.message()));
    checkLocales(page, sendAt, trigger, messages, folder);
    checkOffer(page, files, trigger, folder);
    return messages;
  }

  /// What is offered stands in every message, or the customer would never come to it.
  private static void checkOffer(
      Page page, Map<String, String> files, Trigger trigger, String folder) {
    String link =
        switch (trigger.send().offer()) {
          case Offer.Tutorial tutorial -> "tutorial.link";
          case Offer.Consultation consultation -> "person_url";
          case Offer.Nothing nothing -> "";
        };
    Pattern printed = Pattern.compile("\\{\\{-?\\s*" + Pattern.quote(link) + "\\s*-?}}");
    if (link.isEmpty()) {
      return;
    }
    new TreeMap<>(files)
        .forEach((path, text) -> {
          if (path.endsWith(".md") && path.indexOf('/') > 0 && !printed.matcher(text).find()) {
            page.findings()
                .add(
                    folder + path,
                    1,
                    1,
                    "the trigger has an offer, and this message does not lead to it: write {{ "
                        + link
                        + " }}, for example as the url of 'action'");
          }
        });
  }

  /// The data that the file declares; what its kind of news brings has a dot in its name.
  private static Set<String> declared(Trigger trigger) {
    return trigger.send().data().keySet().stream()
        .filter(name -> name.indexOf('.') < 0)
        .collect(Collectors.toSet());
  }

  /// A folder below `then` that no follow-up names would never be sent.
  private static void checkFolders(
      Map<String, String> files, TriggerReader.Read read, Findings findings) {
    List<String> names = read.followUps().stream().map(FollowUps.Read::name).toList();
    files.keySet().stream()
        .filter(path -> path.startsWith(FollowUps.FOLDER))
        .filter(path -> names.stream().noneMatch(name -> path.startsWith(FollowUps.folder(name))))
        .forEach(path -> {
          String named = path.substring(FollowUps.FOLDER.length()).replaceFirst("/.*", "");
          findings.add(
              path,
              1,
              1,
              "no follow-up has the message '" + named + "'" + Nearest.hint(named, names));
        });
  }

  private static Set<String> namedData(Map<String, String> files) {
    return files.values().stream()
        .flatMap(text -> DATA.matcher(text).results())
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  /// Whoever is told must be told in their language by each channel the trigger may choose.
  private static void checkLocales(
      Page page, YamlNode sendAt, Trigger trigger, MessageSet messages, String folder) {
    List<Channel> channels = trigger.send().channels();
    if (trigger.send().toPerson()) {
      messages
          .written()
          .forEach((locale, written) ->
              page.fault(
                  sendAt,
                  "'" + folder + locale + "/' is never sent: the trigger goes to a person"));
      return;
    }
    if (messages.written().isEmpty()) {
      page.fault(
          sendAt,
          "there is no message yet: add "
              + String.join(
                  " and ", channels.stream().map(each -> file(folder, "en", each)).toList()));
      return;
    }
    messages
        .written()
        .forEach((locale, written) ->
            channels.stream()
                .filter(channel -> !written.contains(channel))
                .forEach(channel ->
                    page.fault(
                        sendAt,
                        "'"
                            + file(folder, locale, channel)
                            + "' is missing: the trigger sends by "
                            + channel.word())));
  }

  private static String file(String folder, String locale, Channel channel) {
    return folder + locale + "/" + MessageCompiler.fileName(channel);
  }
}
