package dev.headsup.authoring.trigger;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.trigger.Schedule;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.trigger.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The phrases of the language: `20 minutes`, `3 times`, `1 per 14 days`, `did "X" within 2 hours`,
/// `last event "X" property y`, `every Monday at 09:00`.
final class Phrases {
  private static final Pattern TIMES = Pattern.compile("(\\d{1,7}) times?");
  private static final Pattern LIMIT = Pattern.compile("(\\d{1,7}|once) per (.+)");
  private static final Pattern COUNTED = Pattern.compile("(\\d{1,9})( per day)?");
  private static final Pattern HAPPENS = Pattern.compile("(did|no) \"([^\"]+)\" within (.+)");
  private static final Pattern NO_CONTACT =
      Pattern.compile("no contact about \"([^\"]+)\" within (.+)");
  private static final Pattern DATA =
      Pattern.compile("last event \"([^\"]+)\" property (?:\"([^\"]+)\"|([^\\s\"]+))");
  private static final Pattern SCHEDULE =
      Pattern.compile("every (.+) at (([01]\\d|2[0-3]):[0-5]\\d)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");
  private static final Pattern TUTORIAL = Pattern.compile("tutorial about (.+)");

  private static final Map<String, Boolean> TRUTHS = new LinkedHashMap<>();
  private static final Map<String, Set<DayOfWeek>> DAYS = new LinkedHashMap<>();

  static {
    TRUTHS.put("true", true);
    TRUTHS.put("false", false);
    DAYS.put("day", EnumSet.allOf(DayOfWeek.class));
    DAYS.put("weekday", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    for (DayOfWeek day : DayOfWeek.values()) {
      String lower = day.name().toLowerCase(Locale.ROOT);
      DAYS.put(lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1), Set.of(day));
    }
  }

  /// What word processors make of quotes.
  private static final Pattern CURLY = Pattern.compile("[\u201c\u201d\u201e\u2018\u2019]");

  private static final List<String> NUMBERS =
      List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private final Page page;

  Phrases(Page page) {
    this.page = page;
  }

  /// What `last event "X" property y` names.
  record DataSource(String event, String property) {}

  /// What `did "X" within T` or `no "X" within T` says.
  record Happens(boolean did, String event, Duration within) {}

  /// How many times; the stand-in is once.
  int times(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher exact = TIMES.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        String number = text.replaceFirst("( times?|x)$", "").toLowerCase(Locale.ROOT);
        int counted = NUMBERS.contains(number) ? NUMBERS.indexOf(number) + 2 : 0;
        String meant =
            number.matches("\\d{1,3}") ? number : counted == 0 ? "" : Integer.toString(counted);
        page.fault(
            node,
            "'"
                + text
                + "' is no count"
                + (meant.isEmpty()
                    ? "; write for example '3 times'"
                    : "; did you mean '" + meant + " times'?"));
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

  /// `1 per 14 days`, or once for each case where cases are told apart.
  ///
  /// @param cases what one case is called, empty where cases are not told apart
  Trigger.Limit limit(YamlNode node, String word, Optional<String> cases) {
    Trigger.Limit standIn = new Trigger.Limit(1, Duration.ofDays(1));
    String text = page.text(node, word);
    Matcher exact = LIMIT.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(node, "'" + text + "' is no limit; write for example '1 per 14 days'");
      }
      return standIn;
    }
    String often = exact.group(1).equals("once") ? "1" : exact.group(1);
    String time = exact.group(2);
    if (time.equals("incident") || time.equals("case")) {
      return perCase(node, text, often, time, cases) ? Trigger.Limit.PER_CASE : standIn;
    }
    if (Durations.UNITS.contains(time)) {
      page.fault(
          node, "'" + text + "' is no limit; did you mean '" + often + " per 1 " + time + "'?");
      return standIn;
    }
    return new Trigger.Limit(
        bounded(node, word, often), Durations.read(page, node, word, time, Bounds.LIMIT));
  }

  private boolean perCase(
      YamlNode node, String text, String often, String time, Optional<String> cases) {
    if (cases.isEmpty()) {
      page.fault(
          node,
          "'"
              + text
              + "' needs cases that are told apart: "
              + (time.equals("incident")
                  ? "only a trigger of an incident has them by itself"
                  : "write 'correlate by: order_id', with the property that does it"));
      return false;
    }
    if (time.equals("incident") && !cases.get().equals(Feeds.INCIDENT)) {
      page.fault(node, "this trigger is about no incident; did you mean '1 per case'?");
      return false;
    }
    if (!often.equals("1")) {
      page.fault(node, "a case is told once; did you mean '1 per " + time + "'?");
      return false;
    }
    return true;
  }

  /// `50 per day`.
  int perDay(YamlNode node, String word) {
    return counted(node, word, true, "50 per day");
  }

  /// A number of customers.
  int customers(YamlNode node, String word) {
    return counted(node, word, false, "5000");
  }

  private int counted(YamlNode node, String word, boolean perDay, String example) {
    String text = page.text(node, word);
    Matcher exact = COUNTED.matcher(text);
    if (exact.matches() && (exact.group(2) != null) == perDay) {
      int count = Integer.parseInt(exact.group(1));
      if (count > 0) {
        return count;
      }
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(node, "'" + word + "' is a number of customers, for example: " + example);
    }
    return 1;
  }

  /// What shows that it helped, checked; the words are kept as they are.
  String success(YamlNode node, String word) {
    String text = node instanceof YamlNode.Text ? page.text(node, word) : "";
    Matcher happens = HAPPENS.matcher(text);
    Matcher contact = NO_CONTACT.matcher(text);
    if (happens.matches()) {
      Durations.read(page, node, word, happens.group(3), Bounds.WINDOW);
    } else if (contact.matches()) {
      Durations.read(page, node, word, contact.group(2), Bounds.WINDOW);
    } else if (!text.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'success' says what shows that it helped, in one line"
              + (CURLY.matcher(text).find() ? " and with straight quotes" : "")
              + ", for example:"
              + " did \"Import Succeeded\" within 2 hours;"
              + " no \"Subscription Cancelled\" within 30 days;"
              + " no contact about \"import\" within 24 hours");
    }
    return text;
  }

  /// `did "X" within T` or `no "X" within T`; empty for other words.
  Optional<Happens> happens(YamlNode node, String word, String text) {
    Matcher exact = HAPPENS.matcher(text);
    return exact.matches()
        ? Optional.of(
            new Happens(
                exact.group(1).equals("did"),
                exact.group(2),
                Durations.read(page, node, word, exact.group(3), Bounds.WAIT)))
        : Optional.empty();
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

  /// `every Monday at 09:00`, `every Tuesday and Friday at 18:30`, `every weekday at 08:00`.
  Schedule schedule(YamlNode node, String word) {
    Schedule standIn = new Schedule(EnumSet.of(DayOfWeek.MONDAY), LocalTime.NOON);
    String text = page.text(node, word);
    if (text.equals(Page.NOTHING)) {
      return standIn;
    }
    Matcher exact = SCHEDULE.matcher(text);
    if (!exact.matches()) {
      page.fault(
          node,
          "'"
              + text
              + "' is no schedule; write for example 'every Monday at 09:00' or 'every day"
              + " at 18:00'");
      return standIn;
    }
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : exact.group(1).split("(, | and )", -1)) {
      Set<DayOfWeek> meant = DAYS.get(day.strip());
      if (meant == null) {
        page.fault(
            node,
            "'"
                + day
                + "' is no day"
                + Nearest.hint(day, DAYS.keySet())
                + Page.possible(List.copyOf(DAYS.keySet())));
        return standIn;
      }
      days.addAll(meant);
    }
    return new Schedule(days, LocalTime.parse(exact.group(2)));
  }

  /// `true` or `false`; the stand-in is false.
  boolean truth(YamlNode node, String word) {
    return page.choice(node, word, TRUTHS, false);
  }

  /// A number from 0 to 1; the stand-in is a half.
  double share(YamlNode node, String word) {
    String text = page.text(node, word);
    if (NUMBER.matcher(text).matches()) {
      double share = Double.parseDouble(text);
      if (share < 1) {
        return share;
      }
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(node, "'" + word + "' is a share of 1, from 0 to below 1, for example: 0.7");
    }
    return 0.5;
  }

  /// A number above zero; the stand-in is 1.
  double value(YamlNode node, String word) {
    String text = page.text(node, word);
    if (NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (value > 0 && value <= 100) {
        return value;
      }
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(node, "'" + word + "' is a number above 0 and at most 100, for example: 2");
    }
    return 1;
  }

  /// `10%`, as a share; the stand-in is 0.
  double percent(YamlNode node, String word, int most) {
    String text = page.text(node, word);
    Matcher exact = PERCENT.matcher(text);
    if (exact.matches()) {
      double percent = Double.parseDouble(exact.group(1));
      if (percent <= most) {
        return percent / 100;
      }
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(node, "'" + word + "' is 0% to " + most + "%, for example: 10%");
    }
    return 0;
  }

  /// `tutorial about FEATURE`, or `consultation`.
  Offer offer(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher tutorial = TUTORIAL.matcher(text);
    if (tutorial.matches()) {
      return new Offer.Tutorial(tutorial.group(1).strip());
    }
    if (text.equals("consultation")) {
      return new Offer.Consultation();
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'"
              + text
              + "' is nothing to offer"
              + Nearest.hint(text, List.of("consultation", "tutorial about"))
              + "; write 'tutorial about' with a feature, or 'consultation'");
    }
    return new Offer.Nothing();
  }
}
