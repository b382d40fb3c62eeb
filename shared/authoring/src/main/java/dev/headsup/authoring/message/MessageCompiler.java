package dev.headsup.authoring.message;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the message files of a trigger's folder: `<locale>/<channel>.md`.
public final class MessageCompiler {
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
  private static final Set<String> OTHERS = Set.of("trigger.yaml", "tests.yaml", "README.md");

  private MessageCompiler() {}

  /// What the trigger asks of its messages.
  ///
  /// @param channels the channels it may choose
  /// @param data the names that its messages may use
  /// @param about what its case is about besides the customer
  /// @param language the tag of the language for whoever reads none of those there are; null for
  ///   English, else the first there is
  public record Needs(
      Purpose purpose,
      List<Channel> channels,
      Set<String> data,
      Set<About> about,
      @Nullable String language) {
    public Needs {
      channels = List.copyOf(channels);
      data = Set.copyOf(data);
      about = Set.copyOf(about);
    }

    /// Of a trigger that is about what a customer did.
    public Needs(Purpose purpose, List<Channel> channels, Set<String> data) {
      this(purpose, channels, data, Set.of(), null);
    }
  }

  /// Reads and checks all messages. The set means something only when nothing was found.
  public static MessageSet compile(Map<String, String> files, Needs needs, Findings findings) {
    Map<String, Map<Channel, MessageFile>> messages = new TreeMap<>();
    Map<String, Set<Channel>> written = new TreeMap<>();
    new TreeMap<>(files)
        .forEach((path, text) -> {
          if (OTHERS.contains(path)) {
            return;
          }
          int slash = path.indexOf('/');
          String locale = slash < 0 ? "" : path.substring(0, slash);
          Channel channel = channel(path.substring(slash + 1));
          if (channel == null || !LOCALE.matcher(locale).matches()) {
            String tag = tag(locale);
            String meant =
                tag.equals(locale)
                    ? Nearest.hint(path, known(locale))
                    : "; did you mean '" + tag + path.substring(slash) + "'?";
            findings.add(path, 1, 1, "this file is not read here" + meant);
            return;
          }
          written.computeIfAbsent(locale, each -> EnumSet.noneOf(Channel.class)).add(channel);
          Variables variables =
              new Variables(
                  needs.data(),
                  needs.about(),
                  Footer.hasStop(needs.purpose()),
                  Locale.forLanguageTag(locale));
          new MessageReader(path, locale, needs.purpose(), variables, findings)
              .read(channel, text)
              .ifPresent(message ->
                  messages
                      .computeIfAbsent(locale, each -> new EnumMap<>(Channel.class))
                      .put(channel, message));
        });
    return new MessageSet(needs, messages, written);
  }

  /// The file that holds a channel's message.
  public static String fileName(Channel channel) {
    return switch (channel) {
      case EMAIL -> "email.md";
      case SMS -> "sms.md";
      case INBOX -> "inbox.md";
      case PUSH -> "push.md";
      case WEBHOOK -> "webhook.md";
    };
  }

  private static @Nullable Channel channel(String fileName) {
    for (Channel channel : Channel.values()) {
      if (fileName(channel).equals(fileName)) {
        return channel;
      }
    }
    return null;
  }

  /// The tag of a language that somebody wrote out, for example `de` for `german`; else as it is.
  private static String tag(String locale) {
    return Arrays.stream(Locale.getISOLanguages())
        .filter(tag ->
            locale.equalsIgnoreCase(name(tag, Locale.ENGLISH))
                || locale.equalsIgnoreCase(name(tag, Locale.of(tag))))
        .findFirst()
        .orElse(locale);
  }

  private static String name(String tag, Locale in) {
    return Locale.of(tag).getDisplayLanguage(in);
  }

  private static List<String> known(String locale) {
    List<String> known = new ArrayList<>(OTHERS);
    for (Channel channel : Channel.values()) {
      known.add((locale.isEmpty() ? "en" : locale) + "/" + fileName(channel));
    }
    return known;
  }
}
