package dev.headsup.authoring.words;

import dev.headsup.authoring.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people write them: `20 minutes`, `1 hour`, `14 days`.
public final class Durations {
  /// The units, in the singular.
  public static final List<String> UNITS = List.of("second", "minute", "hour", "day", "week");

  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,7}) (second|minute|hour|day|week)s?");
  private static final Pattern LOOSE_DURATION = Pattern.compile("(\\d{1,7})\\s*([a-zA-Z]+)\\.?");

  /// Units that are of no certain length, each with what people mean by it.
  private static final Map<String, Integer> LONGER =
      Map.of("month", 30, "mo", 30, "quarter", 90, "year", 365);

  private Durations() {}

  /// A time from one second to `most`; the stand-in is one second.
  public static Duration read(Page page, YamlNode node, String word, Duration most) {
    return read(page, node, word, page.text(node, word), most);
  }

  /// The same, of a text that is part of what stands at the node.
  public static Duration read(Page page, YamlNode node, String word, String text, Duration most) {
    Matcher exact = DURATION.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        String meant = meant(text);
        page.fault(
            node,
            "'"
                + text
                + "' is no time for '"
                + word
                + "'"
                + (meant.isEmpty()
                    ? "; write a number and seconds, minutes, hours, days or weeks"
                    : meant));
      }
      return Duration.ofSeconds(1);
    }
    Duration duration = of(Long.parseLong(exact.group(1)), exact.group(2));
    if (!duration.isPositive() || duration.compareTo(most) > 0) {
      page.fault(node, "'" + word + "' is more than zero and at most " + most.toDays() + " days");
      return Duration.ofSeconds(1);
    }
    return duration;
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "second" -> Duration.ofSeconds(count);
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      case "day" -> Duration.ofDays(count);
      case "week" -> Duration.ofDays(7 * count);
      default -> throw new IllegalArgumentException(unit);
    };
  }

  private static String meant(String text) {
    Matcher loose = LOOSE_DURATION.matcher(text.replaceFirst("^(an?|one|per)? ?(?=[a-z])", "1 "));
    if (!loose.matches()) {
      return "";
    }
    String written = loose.group(2).toLowerCase(Locale.ROOT);
    Integer days = LONGER.get(written.replaceFirst("s$", ""));
    if (days != null) {
      return "; did you mean '" + Long.parseLong(loose.group(1)) * days + " days'?";
    }
    return UNITS.stream()
        .filter(unit -> unit.startsWith(written) || written.startsWith(unit.substring(0, 3)))
        .findFirst()
        .map(unit ->
            "; did you mean '"
                + loose.group(1)
                + " "
                + unit
                + (loose.group(1).equals("1") ? "" : "s")
                + "'?")
        .orElse("");
  }
}
