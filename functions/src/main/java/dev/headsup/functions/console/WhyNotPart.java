package dev.headsup.functions.console;

import dev.headsup.engine.decision.WhyNot;
import dev.headsup.functions.console.Detail.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// For one customer, how each trigger stands: which of its conditions fails, with the values.
///
/// @param rows one a trigger, by name
record WhyNotPart(List<Row> rows) {
  WhyNotPart {
    rows = List.copyOf(rows);
  }

  /// @param word what it comes to
  record Row(String trigger, String word, List<Asked> found) {
    Row {
      found = List.copyOf(found);
    }
  }

  static WhyNotPart of(List<WhyNot> all) {
    return new WhyNotPart(
        all.stream()
            .sorted(Comparator.comparing(each -> each.trigger().name()))
            .map(WhyNotPart::row)
            .toList());
  }

  private static Row row(WhyNot each) {
    long missing = each.found().stream().filter(found -> !found.holds()).count();
    return new Row(
        each.trigger().name(),
        missing == 0
            ? "all of it holds"
            : Phrases.count(missing, "condition is not met", "conditions are not met"),
        each.found().stream().map(WhyNotPart::asked).toList());
  }

  private static Asked asked(WhyNot.Found found) {
    String words = found.words(Locale.ENGLISH);
    return found.holds()
        ? new Asked(words, "yes", "", "pass", "check")
        : new Asked(words, "no", "", "stop", "x");
  }
}
