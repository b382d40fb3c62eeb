package dev.headsup.local.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time as people write it, `90m`, `24h` or `7d`, or as ISO 8601 does, `PT24H`.
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("[0-9]{1,9}[smh]");
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,9}d");

  @Override
  public Duration convert(String text) {
    String iso =
        TIME.matcher(text).matches()
            ? "PT" + text
            : DAYS.matcher(text).matches() ? "P" + text : text;
    try {
      return Duration.parse(iso);
    } catch (DateTimeException bad) {
      throw new TypeConversionException("'" + text + "' is no time such as 90m, 24h or 7d");
    }
  }
}
