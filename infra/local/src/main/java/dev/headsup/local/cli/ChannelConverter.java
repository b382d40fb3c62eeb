package dev.headsup.local.cli;

import dev.headsup.authoring.Nearest;
import dev.headsup.engine.message.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a channel as triggers write it: `email`, `sms`, `inbox`.
final class ChannelConverter implements ITypeConverter<Channel> {
  private static final List<String> WORDS =
      Arrays.stream(Channel.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

  @Override
  public Channel convert(String text) {
    if (!WORDS.contains(text)) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is no channel"
              + Nearest.hint(text, WORDS)
              + " (possible here: "
              + String.join(", ", WORDS)
              + ")");
    }
    return Channel.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
