package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Numbers;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Budget;
import dev.headsup.engine.policy.Caps;
import dev.headsup.engine.policy.Caps.Cap;
import dev.headsup.engine.policy.Ceilings;
import dev.headsup.engine.policy.Countries;
import dev.headsup.engine.policy.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads caps and budgets: `3 per calendar day`, `1 per 7 days by sms`, `2 per calendar week about
/// tips`, `500 per calendar day by sms for each trigger`.
final class CountReader {
  private static final Pattern CAP =
      Pattern.compile("(\\d{1,7}) per (.+?)(?: by ([a-z-]+))?(?: about (.+))?");
  private static final Pattern BUDGET =
      Pattern.compile(
          "(\\d{1,9}) (?:per calendar (day|week|month)|in total)(?: by ([a-z-]+))?"
              + "( for each trigger)?");
  private static final Map<String, Period.Calendar> PAGES =
      Map.of(
          "calendar day", Period.Calendar.DAY,
          "calendar week", Period.Calendar.WEEK,
          "calendar month", Period.Calendar.MONTH);

  private final Page page;

  CountReader(Page page) {
    this.page = page;
  }

  Caps caps(YamlNode node) {
    List<Cap> caps = new ArrayList<>();
    Set<Cap> seen = new HashSet<>();
    List<YamlNode> items = page.items(node, "caps");
    if (items.size() > Caps.MAX_RULES) {
      page.fault(node, "'caps' has at most " + Caps.MAX_RULES + " rules");
      return new Caps(List.of());
    }
    for (YamlNode item : items) {
      Cap cap = cap(item);
      if (!seen.add(cap)) {
        page.fault(item, "this cap stands here twice");
      }
      caps.add(cap);
    }
    return new Caps(caps);
  }

  private Cap cap(YamlNode node) {
    String text = page.text(node, "caps");
    Matcher exact = CAP.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(
            node,
            "'"
                + text
                + "' is no cap; write for example '3 per calendar day', '1 per 7 days by sms'"
                + " or '2 per calendar week about tips'");
      }
      return new Cap(1, null, null, Period.Calendar.DAY);
    }
    int most = Integer.parseInt(exact.group(1));
    if (most < 1 || most > Cap.MAX) {
      page.fault(node, "a cap is 1 to " + Cap.MAX + "; to send nothing, see 'stop'");
      most = 1;
    }
    String category = exact.group(4);
    return new Cap(
        most,
        channel(node, exact.group(3)),
        category == null ? null : category.strip(),
        period(node, exact.group(2)));
  }

  private Period period(YamlNode node, String text) {
    Period.Calendar leaf = PAGES.get(text);
    if (leaf != null) {
      return leaf;
    }
    if (text.equals("month") || Durations.UNITS.contains(text)) {
      page.fault(
          node,
          "'per "
              + text
              + "' has two meanings: write 'per calendar "
              + text
              + "' (as the calendar has it) or 'per "
              + (text.equals("month") ? "30 days" : "1 " + text)
              + "' (any such time)");
      return Period.Calendar.DAY;
    }
    return new Period.Rolling(Durations.read(page, node, "caps", text, Period.LONGEST));
  }

  private @Nullable Channel channel(YamlNode node, @Nullable String word) {
    if (word == null) {
      return null;
    }
    Channel channel = Choices.CHANNELS.get(word);
    if (channel == null) {
      page.fault(node, Page.unknown(word, "by", Choices.CHANNELS.keySet()));
    }
    return channel;
  }

  List<Budget> budgets(YamlNode node) {
    return page.items(node, "budgets").stream().map(this::budget).toList();
  }

  Ceilings ceilings(YamlNode node) {
    Fields fields = Fields.of(node, Place.GUARD, page);
    Ceilings standard = Ceilings.STANDARD;
    Set<String> countries = new TreeSet<>();
    fields
        .find("countries")
        .ifPresent(at -> page.items(at, "countries").forEach(item -> countries.add(country(item))));
    return new Ceilings(
        most(fields, "messages a day", 50, standard.perDay()),
        most(fields, "texts an hour", 20, standard.textsPerHour()),
        most(fields, "texts a prefix", 100_000, standard.textsPerPrefix()),
        countries);
  }

  private int most(Fields fields, String word, int most, int standard) {
    return fields.find(word).map(at -> Numbers.whole(page, at, word, 1, most)).orElse(standard);
  }

  private String country(YamlNode node) {
    String letters = page.text(node, "countries");
    if (Countries.zones(letters).isEmpty() && !letters.equals(Page.NOTHING)) {
      page.fault(node, "'" + letters + "' is no country; write two capital letters, such as DE");
    }
    return letters;
  }

  private Budget budget(YamlNode node) {
    String text = page.text(node, "budgets");
    Matcher exact = BUDGET.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(
            node,
            "'"
                + text
                + "' is no budget; write for example '5000 per calendar day',"
                + " '200 per calendar day by sms for each trigger' or '100000 in total'");
      }
      return new Budget(1, false, null, Budget.Span.DAY);
    }
    long most = Long.parseLong(exact.group(1));
    if (most < 1) {
      page.fault(node, "a budget is at least 1; to send nothing, see 'stop'");
      most = 1;
    }
    String span = exact.group(2);
    return new Budget(
        most,
        exact.group(4) != null,
        channel(node, exact.group(3)),
        span == null ? Budget.Span.TOTAL : span(span));
  }

  private static Budget.Span span(String word) {
    return switch (word) {
      case "day" -> Budget.Span.DAY;
      case "week" -> Budget.Span.WEEK;
      case "month" -> Budget.Span.MONTH;
      default -> throw new IllegalArgumentException(word);
    };
  }
}
