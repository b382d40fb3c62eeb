package dev.headsup.authoring.trigger;

import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.trigger.BehaviourCondition;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The phrases of the language: `20 minutes`, `3 times`, `1 per 14 days`, `did "X" within 2 hours`,
/// `last event "X" property y`.
final class Phrases {
  private static final List<String> UNITS = List.of("second", "minute", "hour", "day", "week");
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,7}) (second|minute|hour|day|week)s?");
  private static final Pattern LOOSE_DURATION = Pattern.compile("(\\d{1,7})\\s*([a-zA-Z]+)\\.?");
  private static final Pattern TIMES = Pattern.compile("(\\d{1,7}) times?");
  private static final Pattern LIMIT = Pattern.compile("(\\d{1,7}) per (.+)");
  private static final Pattern SUCCESS = Pattern.compile("did \"([^\"]+)\" within (.+)");
  private static final Pattern DATA =
      Pattern.compile("last event \"([^\"]+)\" property (?:\"([^\"]+)\"|([^\\s\"]+))");

  private final Page page;

  Phrases(Page page) {
    this.page = page;
  }

  /// What `last event "X" property y` names.
  record DataSource(String event, String property) {}

  /// A time from one second to `most`; the stand-in is one second.
  Duration duration(YamlNode node, String word, Duration most) {
    return duration(node, word, page.text(node, word), most);
  }

  private Duration duration(YamlNode node, String word, String text, Duration most) {
    Matcher exact = DURATION.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(
            node,
            "'"
                + text
                + "' is no time for '"
                + word
                + "'"
                + meant(text)
                + "; write a number and seconds, minutes, hours, days or weeks");
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
    Matcher loose = LOOSE_DURATION.matcher(text);
    if (!loose.matches()) {
      return "";
    }
    String written = loose.group(2).toLowerCase(Locale.ROOT);
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

  /// How many times; the stand-in is once.
  int times(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher exact = TIMES.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        String meant = text.matches("\\d{1,3}") ? "; did you mean '" + text + " times'?" : "";
        page.fault(node, "'" + text + "' is no count" + meant + "; write for example '3 times'");
      }
      return 1;
    }
    return bounded(node, word, exact.group(1));
  }

  private int bounded(YamlNode node, String word, String digits) {
    int count = Integer.parseInt(digits);
    if (count < 1 || count > BehaviourCondition.MAX_TIMES) {
      page.fault(node, "'" + word + "' is 1 to " + BehaviourCondition.MAX_TIMES + " times");
      return 1;
    }
    return count;
  }

  /// `1 per 14 days`.
  Trigger.Limit limit(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher exact = LIMIT.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(node, "'" + text + "' is no limit; write for example '1 per 14 days'");
      }
      return new Trigger.Limit(1, Duration.ofDays(1));
    }
    String time = exact.group(2);
    if (UNITS.contains(time)) {
      page.fault(
          node,
          "'" + text + "' is no limit; did you mean '" + exact.group(1) + " per 1 " + time + "'?");
      return new Trigger.Limit(1, Duration.ofDays(1));
    }
    return new Trigger.Limit(
        bounded(node, word, exact.group(1)), duration(node, word, time, Bounds.LIMIT));
  }

  /// `did "X" within 2 hours`, checked; the words are kept as they are.
  String success(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher exact = SUCCESS.matcher(text);
    if (exact.matches()) {
      duration(node, word, exact.group(2), Bounds.WINDOW);
    } else if (!text.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'success' says what shows that it helped, for example:"
              + " did \"Import Succeeded\" within 2 hours");
    }
    return text;
  }

  /// `last event "X" property y`.
  DataSource data(YamlNode node, String name) {
    String text = page.text(node, name);
    Matcher exact = DATA.matcher(text);
    if (exact.matches()) {
      String quoted = exact.group(2);
      return new DataSource(exact.group(1), quoted == null ? exact.group(3) : quoted);
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'"
              + name
              + "' needs a source, for example:"
              + " last event \"Import Failed\" property error_code");
    }
    return new DataSource(Page.NOTHING, Page.NOTHING);
  }
}
