package dev.headsup.authoring.message;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlNode.Text;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.SmsParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one message file: front matter between two lines `---`, then the body.
final class MessageReader {
  /// The sender's name that a text message is checked with, in characters.
  private static final int SENDER = 20;

  /// The longest text of a webhook, in characters: with its HTML it stays far below the 20 kB that
  /// receivers take (Standard Webhooks 1.0.0).
  private static final int LONGEST_WEBHOOK = 4_000;

  private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?\\s*([\\w.]+)\\s*-?}}");

  private final String file;
  private final String locale;
  private final Purpose purpose;
  private final Variables variables;
  private final Findings findings;

  MessageReader(
      String file, String locale, Purpose purpose, Variables variables, Findings findings) {
    this.file = file;
    this.locale = locale;
    this.purpose = purpose;
    this.variables = variables;
    this.findings = findings;
  }

  /// Reads a file.
  ///
  /// @return empty after a finding
  Optional<MessageFile> read(Channel channel, String written) {
    int before = findings.count();
    Map<String, YamlNode> front = new HashMap<>();
    String text = written.replace("\r\n", "\n");
    int bodyAt = 0;
    if (text.startsWith("---\n")) {
      int end = text.indexOf("\n---", 3);
      int after = end < 0 ? -1 : end + 4;
      if (end < 0 || (after < text.length() && text.charAt(after) != '\n')) {
        findings.add(file, 1, 1, "the front matter is not closed: end it with a line '---'");
        return Optional.empty();
      }
      bodyAt = Math.min(after + 1, text.length());
      front(text.substring(4, Math.max(4, end)), channel, front);
    }
    String body = text.substring(bodyAt);
    int line = (int) text.substring(0, bodyAt).chars().filter(c -> c == '\n').count() + 1;
    MessageFile read =
        switch (channel) {
          case EMAIL -> email(front, body, line);
          case SMS -> sms(front, body, line);
          case INBOX -> inbox(front, body, line);
          case PUSH -> push(front, body, line);
          case WEBHOOK -> webhook(front, body, line);
        };
    return findings.count() == before ? Optional.ofNullable(read) : Optional.empty();
  }

  /// The words of the front matter per channel.
  static List<String> words(Channel channel) {
    return switch (channel) {
      case EMAIL -> List.of("subject", "preheader", "action", "why", "stop");
      case INBOX -> List.of("title", "action", "why");
      case PUSH -> List.of("title", "url");
      case WEBHOOK -> List.of("title", "action");
      case SMS -> List.of("stop");
    };
  }

  private void front(String yaml, Channel channel, Map<String, YamlNode> front) {
    if (yaml.isBlank()) {
      return;
    }
    YamlReader.read(file, yaml, 1, findings)
        .ifPresent(root -> words(root, words(channel), channel.word(), front));
  }

  private void words(YamlNode root, List<String> known, String place, Map<String, YamlNode> found) {
    if (!(root instanceof Mapping mapping)) {
      fault(root, "here stand words with values, for example: subject: Importing a file");
      return;
    }
    for (Entry entry : mapping.entries()) {
      String word = entry.key().value();
      if (known.contains(word)) {
        found.put(word, entry.value());
      } else {
        String possible = known.isEmpty() ? "none" : String.join(", ", known);
        fault(
            entry.key(),
            "unknown word '"
                + word
                + "'"
                + Nearest.hint(word, known)
                + " (possible for "
                + place
                + ": "
                + possible
                + ")");
      }
    }
  }

  private @Nullable MessageFile email(Map<String, YamlNode> front, String body, int line) {
    Liquid subject = need(front, "subject");
    YamlNode preheader = front.get("preheader");
    Liquid shown = preheader == null ? null : value(preheader, "preheader");
    MessageFile.Button action = action(front);
    Footer footer = footer(front);
    Liquid text = body(body, line, MarkdownCheck.MARKUP);
    return subject == null || text == null || footer == null
        ? null
        : new MessageFile.Email(subject, shown, action, text, footer);
  }

  private @Nullable MessageFile inbox(Map<String, YamlNode> front, String body, int line) {
    Liquid title = need(front, "title");
    MessageFile.Button action = action(front);
    Liquid text = body(body, line, MarkdownCheck.MARKUP);
    // In a language that we do not speak, no link says why unless the writer brings its words.
    String ours = Wording.in(locale).map(each -> each.get("inbox", "why")).orElse("");
    String why = words(front, "why", Optional.of(ours));
    return title == null || text == null || why == null
        ? null
        : new MessageFile.Inbox(title, action, text, why);
  }

  private @Nullable MessageFile sms(Map<String, YamlNode> front, String body, int line) {
    Liquid text = body(body, line, "a text message");
    Optional<Wording> ours = Wording.in(locale);
    // In a language that we do not speak, the word alone has to do.
    String stop =
        words(
            front, "stop", ours.map(each -> each.get("sms", "stop")).or(() -> Optional.of("STOP")));
    if (stop == null || text == null) {
      return null;
    }
    YamlNode own = front.get("stop");
    if (own != null && !stop.contains("STOP")) {
      fault(own, "'stop' names the word to answer: STOP");
      return null;
    }
    String longest =
        "x".repeat(SENDER)
            + ": "
            + SmsText.wrapped(SmsText.simple(text.longest(SmsText.SHORTEST)))
            + "\n"
            + SmsText.simple(stop);
    SmsParts parts = SmsParts.of(longest);
    if (parts.parts() > SmsText.MOST) {
      findings.add(file, line, 1, tooLong(parts, longest));
      return null;
    }
    return new MessageFile.Sms(text, ours.map(each -> each.get("sms", "why")).orElse(""), stop);
  }

  private static String tooLong(SmsParts parts, String longest) {
    String costly =
        parts.encoding() == SmsParts.Encoding.UCS_2
            ? ", and "
                + longest
                    .codePoints()
                    .mapToObj(Character::toString)
                    .filter(letter -> !SmsText.isGsm(letter))
                    .findFirst()
                    .map(letter -> "'" + letter + "'")
                    .orElse("a letter")
                + " makes each part 67 characters instead of 153"
            : "";
    return "a text message has at most "
        + SmsText.MOST
        + " parts, and this one may need "
        + parts.parts()
        + " with the sender's name, values of "
        + SmsText.SHORTEST
        + " characters and the words how to stop"
        + costly;
  }

  private @Nullable MessageFile push(Map<String, YamlNode> front, String body, int line) {
    Liquid title = need(front, "title");
    YamlNode written = front.get("url");
    Liquid url = written == null ? null : address(written);
    Liquid text = body(body, line, "a push message");
    if (title == null || text == null || (written != null && url == null)) {
      return null;
    }
    int longest = PushText.wrapped(text.longest(PushText.SHORTEST)).length();
    if (longest > PushText.MOST) {
      findings.add(
          file,
          line,
          1,
          "a push message has at most "
              + PushText.MOST
              + " characters, and this one may have "
              + longest
              + " with values of "
              + PushText.SHORTEST
              + " characters");
      return null;
    }
    return new MessageFile.Push(title, url, text);
  }

  private @Nullable MessageFile webhook(Map<String, YamlNode> front, String body, int line) {
    Liquid title = need(front, "title");
    MessageFile.Button action = action(front);
    Liquid text = body(body, line, MarkdownCheck.MARKUP);
    if (body.length() > LONGEST_WEBHOOK) {
      findings.add(
          file,
          line,
          1,
          "the text of a webhook has at most "
              + LONGEST_WEBHOOK
              + " characters, so that every"
              + " system takes it");
      return null;
    }
    return title == null || text == null ? null : new MessageFile.Webhook(title, action, text);
  }

  /// @param plain what it is that has no markup; [MarkdownCheck#MARKUP] where it has
  private @Nullable Liquid body(String body, int line, String plain) {
    Origin origin = new Origin(file, line, 1, false, findings);
    if (body.isBlank()) {
      origin.fault(1, 1, "the message is empty");
      return null;
    }
    Liquid liquid = Liquid.check(body, variables, origin).orElse(null);
    if (liquid != null) {
      MarkdownCheck.check(body, Tag.scan(body, origin).orElse(List.of()), plain, origin);
    }
    return liquid;
  }

  private @Nullable Liquid need(Map<String, YamlNode> front, String word) {
    YamlNode node = front.get(word);
    if (node == null) {
      findings.add(
          file,
          1,
          1,
          "'" + word + "' is missing: begin the file with '---', '" + word + ": ...', '---'");
      return null;
    }
    return value(node, word);
  }

  private @Nullable Liquid value(YamlNode node, String word) {
    if (!(node instanceof Text text) || text.value().isBlank()) {
      fault(node, "'" + word + "' needs text, but here is " + node.kind());
      return null;
    }
    if (text.value().strip().contains("\n") || text.value().length() > 300) {
      fault(node, "'" + word + "' is one line of at most 300 characters");
      return null;
    }
    return Liquid.check(
            text.value().strip(),
            variables,
            new Origin(file, node.line(), node.column(), true, findings))
        .orElse(null);
  }

  private MessageFile.@Nullable Button action(Map<String, YamlNode> front) {
    YamlNode node = front.get("action");
    if (node == null) {
      return null;
    }
    Map<String, YamlNode> found = new HashMap<>();
    words(node, List.of("label", "url"), "action", found);
    YamlNode label = found.get("label");
    YamlNode url = found.get("url");
    if (label == null || url == null) {
      fault(node, "'action' needs a label and a url");
      return null;
    }
    Liquid words = value(label, "label");
    Liquid address = address(url);
    return words == null || address == null ? null : new MessageFile.Button(words, address);
  }

  private @Nullable Liquid address(YamlNode url) {
    Liquid address = value(url, "url");
    if (address != null) {
      Matcher whole = OUTPUT.matcher(address.source());
      boolean ours = whole.matches() && Variables.isLink(whole.group(1));
      // What varies becomes a slot, as in a body's links.
      String skeleton =
          address.source().replaceAll("\\{\\{.*?}}|\\{%.*?%}", String.valueOf(MarkdownCheck.VALUE));
      if (!ours && !Addresses.isFine(skeleton)) {
        fault(
            url,
            "'url' is an address that you write out, such as https://docs.example.com/import;"
                + " a variable may stand only after the host");
        return null;
      }
    }
    return address;
  }

  private @Nullable Footer footer(Map<String, YamlNode> front) {
    Optional<Footer> ours = Footer.in(locale, purpose);
    String why = words(front, "why", ours.map(Footer::why));
    String stop =
        Footer.hasStop(purpose) || front.containsKey("stop")
            ? words(front, "stop", ours.map(Footer::stop))
            : "";
    return why == null || stop == null
        ? null
        : ours.orElse(new Footer("", "", "", "")).with(why, stop);
  }

  private @Nullable String words(Map<String, YamlNode> front, String word, Optional<String> ours) {
    YamlNode node = front.get(word);
    if (node != null) {
      Liquid given = value(node, word);
      if (given != null && given.source().contains("{")) {
        fault(node, "'" + word + "' is plain text");
      }
      return given == null ? null : given.source();
    }
    if (ours.isEmpty()) {
      findings.add(
          file,
          1,
          1,
          "'"
              + word
              + "' is missing: in '"
              + locale
              + "' you bring the words below the e-mail, why it comes and how to stop it");
    }
    return ours.orElse(null);
  }

  private void fault(YamlNode at, String message) {
    findings.add(file, at.line(), at.column(), message);
  }
}
