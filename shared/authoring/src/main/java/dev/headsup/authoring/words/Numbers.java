package dev.headsup.authoring.words;

import dev.headsup.authoring.yaml.YamlNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them: `3`, `2.5`, `10%`, and `5 times` or `20 customers` with the word
/// of what is counted.
public final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");

  private Numbers() {}

  /// A whole number; the least after a fault.
  public static int whole(Page page, YamlNode node, String word, int least, int most) {
    return counted(page, node, word, page.text(node, word), least, most);
  }

  /// A whole number with the word of what is counted, such as `20 customers`; the least after a
  /// fault.
  ///
  /// @param one the word in the singular; an `s` may follow
  public static int whole(Page page, YamlNode node, String word, String one, int least, int most) {
    String text = page.text(node, word);
    Matcher exact = Pattern.compile("(\\d{1,9}) " + one + "s?").matcher(text);
    if (exact.matches()) {
      return counted(page, node, word, exact.group(1), least, most);
    }
    if (!text.equals(Page.NOTHING)) {
      String meant =
          WHOLE.matcher(text).matches() ? "; did you mean '" + text + " " + one + "s'?" : "";
      page.fault(
          node,
          "'"
              + text
              + "' is not understood for '"
              + word
              + "'"
              + meant
              + "; write for example '"
              + Math.max(2, least)
              + " "
              + one
              + "s'");
    }
    return least;
  }

  private static int counted(
      Page page, YamlNode node, String word, String text, int least, int most) {
    if (text.equals(Page.NOTHING)) {
      return least;
    }
    if (!WHOLE.matcher(text).matches()) {
      page.fault(node, "'" + text + "' is no whole number for '" + word + "'");
      return least;
    }
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      page.fault(node, "'" + word + "' is " + least + " to " + most);
      return least;
    }
    return number;
  }

  /// A number with or without a part behind the point; the least after a fault.
  public static double decimal(Page page, YamlNode node, String word, double least, double most) {
    String text = page.text(node, word);
    if (text.equals(Page.NOTHING)) {
      return least;
    }
    if (!DECIMAL.matcher(text).matches()) {
      page.fault(
          node, "'" + text + "' is no number for '" + word + "'; write for example 2 or 0.5");
      return least;
    }
    double number = Double.parseDouble(text);
    if (number < least || number > most) {
      page.fault(node, "'" + word + "' is " + plain(least) + " to " + plain(most));
      return least;
    }
    return number;
  }

  /// A share, written as a percentage; 0 after a fault.
  ///
  /// @param most the highest share, 1 for all
  public static double share(Page page, YamlNode node, String word, double most) {
    String text = page.text(node, word);
    Matcher exact = PERCENT.matcher(text);
    if (exact.matches() && Double.parseDouble(exact.group(1)) <= 100 * most) {
      return Double.parseDouble(exact.group(1)) / 100;
    }
    if (!text.equals(Page.NOTHING)) {
      page.fault(
          node, "'" + word + "' is a share of 0% to " + plain(100 * most) + "%, for example: 5%");
    }
    return 0;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
