package dev.headsup.authoring.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message file as its reader sees it: the words, without Liquid, Markdown's signs, addresses and
/// code. Every line stays in its line, so that what is found has a place.
///
/// @param text all words, those of the front matter first
/// @param bodyAt where the body begins in it
/// @param hasAction whether there is something to tap on
record Copy(String text, int bodyAt, boolean hasAction) {
  private static final Pattern FRONT =
      Pattern.compile("\\A---\\n(.*?\\n)---(?:\\n|\\z)", Pattern.DOTALL);
  private static final Pattern KEY =
      Pattern.compile(
          "(?m)^([ \\t]*)(subject|title|preheader|label|why|stop|action):[ \\t]*[\"']?");
  private static final Pattern URL_LINE = Pattern.compile("(?m)^[ \\t]*url:.*$");
  private static final Pattern COMMENT =
      Pattern.compile("\\{%-?\\s*comment\\s*-?%}.*?\\{%-?\\s*endcomment\\s*-?%}", Pattern.DOTALL);
  private static final Pattern DEFAULT =
      Pattern.compile("\\{\\{[^}]*?\\|\\s*default:\\s*(?:\"([^\"]*)\"|'([^']*)')[^}]*}}");
  private static final Pattern OUTPUT = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{%.*?%}", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern ADDRESS = Pattern.compile("<?(?:https?://|mailto:|tel:)[^\\s>)]*>?");
  private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
  private static final Pattern SIGNS = Pattern.compile("[*_#>]+");
  private static final Pattern ENDS =
      Pattern.compile("(?<=[.!?:\u2026])[\"')]*\\s+|\\n\\s*\\n|\\n\\s*(?=(?:-|\\d{1,2}\\.)\\s)");

  /// Reads a message file.
  static Copy of(String file) {
    String written = file.replace("\r\n", "\n");
    Matcher front = FRONT.matcher(written);
    int bodyAt = front.find() ? front.end() : 0;
    boolean acts =
        URL_LINE.matcher(written.substring(0, bodyAt)).find()
            || LINK.matcher(written).find()
            || ADDRESS.matcher(written.substring(bodyAt)).find()
            || written.contains("_url }}");
    String head =
        plain(KEY.matcher(blank(URL_LINE, written.substring(0, bodyAt))).replaceAll("$1"));
    return new Copy(head + plain(written.substring(bodyAt)), head.length(), acts);
  }

  private static String plain(String text) {
    String plain = blank(COMMENT, text);
    plain =
        replaced(DEFAULT, plain, found -> found.group(1) == null ? found.group(2) : found.group(1));
    plain = replaced(OUTPUT, plain, found -> "Ana");
    plain = replaced(TAG, plain, found -> "");
    plain = replaced(LINK, plain, found -> found.group(1));
    plain = replaced(ADDRESS, plain, found -> "");
    plain = replaced(CODE, plain, found -> "Code");
    return replaced(SIGNS, plain, found -> "").replace('\u2019', '\'');
  }

  private static String blank(Pattern pattern, String text) {
    return replaced(pattern, text, found -> "");
  }

  /// Replaces, and keeps the line ends of what was there.
  private static String replaced(Pattern pattern, String text, Function<Matcher, String> words) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder all = new StringBuilder();
    while (matcher.find()) {
      String ends = "\n".repeat((int) matcher.group().chars().filter(c -> c == '\n').count());
      matcher.appendReplacement(all, Matcher.quoteReplacement(words.apply(matcher) + ends));
    }
    return matcher.appendTail(all).toString();
  }

  /// The line of a place, from 1.
  int line(int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /// The sentences of the body; an entry of a list is one.
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Arrays.stream(ENDS.split(text.substring(bodyAt)))
        .map(String::strip)
        .filter(each -> each.chars().anyMatch(Character::isLetter))
        .forEach(sentences::add);
    return sentences;
  }
}
