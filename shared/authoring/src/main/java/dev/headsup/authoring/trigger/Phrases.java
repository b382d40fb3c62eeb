package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The phrases of the language: `20 minutes`, `3 times`, `1 per 14 days`, `did "X" within 2 hours`,
/// `last event "X" property y`.
final class Phrases {
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
    if (count < 1 || count > When.MAX_TIMES) {
      page.fault(node, "'" + word + "' is 1 to " + When.MAX_TIMES + " times");
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
    if (Durations.UNITS.contains(time)) {
      page.fault(
          node,
          "'" + text + "' is no limit; did you mean '" + exact.group(1) + " per 1 " + time + "'?");
      return new Trigger.Limit(1, Duration.ofDays(1));
    }
    return new Trigger.Limit(
        bounded(node, word, exact.group(1)), Durations.read(page, node, word, time, Bounds.LIMIT));
  }

  /// `did "X" within 2 hours`, checked; the words are kept as they are.
  String success(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher exact = SUCCESS.matcher(text);
    if (exact.matches()) {
      Durations.read(page, node, word, exact.group(2), Bounds.WINDOW);
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
