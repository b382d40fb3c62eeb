package dev.headsup.functions.console;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.copy.CopyCheck;
import dev.headsup.authoring.message.MessageCompiler;
import dev.headsup.authoring.message.MessageSet;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.functions.CorrectionWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a correction as a person writes them into a form: a title and a text for each
/// language and channel that was used, begun with words that say the mistake is ours.
///
/// @param fields one for each language and channel
/// @param files what they come to, as message files
/// @param purpose of the wrong message
record CorrectionWriting(List<Field> fields, Map<String, String> files, Purpose purpose) {
  private static final Pattern FRONT =
      Pattern.compile("\\A---\\r?\\n(.*?\\r?\\n)---", Pattern.DOTALL);
  private static final Pattern KEPT = Pattern.compile("(?m)^(?:why|stop):.*$");

  CorrectionWriting {
    fields = List.copyOf(fields);
    files = Map.copyOf(files);
  }

  /// What stands in one language by one channel.
  ///
  /// @param name of the form's fields, after `title.` and `text.`
  /// @param title empty for a text message, which has none
  record Field(String name, String tag, Channel channel, String label, String title, String text) {
    boolean hasTitle() {
      return channel != Channel.SMS;
    }
  }

  /// The words that a form brings, or those to begin with.
  ///
  /// @param theirs the wrong trigger's own message files, which know what stands below a message in
  ///   languages that we do not speak
  static CorrectionWriting of(Readers readers, Ask ask, Map<String, String> theirs) {
    List<Field> fields = new ArrayList<>();
    Map<String, String> files = new TreeMap<>();
    for (String tag : readers.languages()) {
      Begin begin = Begin.in(tag);
      for (Channel channel : readers.channels()) {
        String name = tag + "." + channel;
        String title = ask.form().getOrDefault("title." + name, begin.title()).strip();
        String text =
            ask.form().getOrDefault("text." + name, begin.text(channel)).replace("\r\n", "\n");
        fields.add(
            new Field(
                name, tag, channel, Drafts.language(tag) + ", " + channel.word(), title, text));
        String path = tag + "/" + MessageCompiler.fileName(channel);
        files.put(path, file(channel, title, text, theirs.getOrDefault(path, "")));
      }
    }
    return new CorrectionWriting(fields, files, readers.purpose().orElse(Purpose.SERVICE));
  }

  private static String file(Channel channel, String title, String text, String theirs) {
    List<String> front = new ArrayList<>();
    switch (channel) {
      case EMAIL -> front.add("subject: " + quoted(title));
      case INBOX, PUSH, WEBHOOK -> front.add("title: " + quoted(title));
      case SMS -> {}
    }
    Matcher written = FRONT.matcher(theirs);
    if (written.find()) {
      KEPT.matcher(written.group(1)).results().forEach(kept -> front.add(kept.group().strip()));
    }
    return front.isEmpty()
        ? text.strip() + "\n"
        : "---\n" + String.join("\n", front) + "\n---\n" + text.strip() + "\n";
  }

  /// A text of one line as YAML.
  private static String quoted(String text) {
    return '"' + text.replaceAll("\\s+", " ").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// What is wrong with the words, for people; empty when they may be said.
  List<String> problems(Brand brand) {
    Findings findings = new Findings();
    CorrectionWords.read(files, purpose, findings);
    CopyCheck.check(files, purpose, false, brand, findings);
    List<String> problems = new ArrayList<>();
    for (Field field : fields) {
      if (field.text().contains(Begin.in(field.tag()).blank())) {
        problems.add(field.label() + ": write what is true in place of the brackets");
      }
    }
    findings.sorted().stream().map(CorrectionWriting::plain).forEach(problems::add);
    return problems;
  }

  private static String plain(Problem problem) {
    return problem.file() + ": " + problem.message();
  }

  /// What customers would read; empty while something is wrong.
  List<Drafts.Row> drafts(Brand brand) {
    MessageSet messages = CorrectionWords.read(files, purpose, new Findings());
    Map<Channel, List<Field>> byChannel =
        fields.stream()
            .collect(Collectors.groupingBy(Field::channel, TreeMap::new, Collectors.toList()));
    List<Drafts.Row> rows = new ArrayList<>();
    byChannel.forEach((channel, all) ->
        rows.add(
            new Drafts.Row(
                channel.word(),
                all.stream()
                    .map(field -> Drafts.rendered(messages, channel, field.tag(), Map.of(), brand))
                    .toList())));
    return rows;
  }

  /// The words to begin with, in English and German.
  private record Begin(String title, String hello, String words, String blank) {
    private static final Begin ENGLISH =
        new Begin(
            "Correction: a message of ours was wrong",
            "Hello {{ customer.first_name | default: \"there\" }},\n\n",
            "a message that we sent you was wrong. The mistake is ours, not yours. What is true: ",
            "[write what is true]");
    private static final Begin GERMAN =
        new Begin(
            "Korrektur: eine Nachricht von uns war falsch",
            "Guten Tag{% if customer.name %} {{ customer.name }}{% endif %},\n\n",
            "eine Nachricht von uns an Sie war falsch. Der Fehler lag bei uns, nicht bei Ihnen."
                + " Richtig ist: ",
            "[schreiben Sie, was stimmt]");

    static Begin in(String tag) {
      return Locale.forLanguageTag(tag).getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    String text(Channel channel) {
      return switch (channel) {
        case EMAIL, INBOX, WEBHOOK -> hello + words + blank;
        case SMS, PUSH ->
            words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + blank;
      };
    }
  }
}
