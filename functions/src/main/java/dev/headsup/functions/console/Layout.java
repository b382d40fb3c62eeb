package dev.headsup.functions.console;

import dev.headsup.functions.Templates;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts what a page shows into its frame: the menu of whoever looks, style and script.
final class Layout {
  private final Assets assets;
  private final Templates templates = new Templates(Layout.class);

  Layout(Assets assets) {
    this.assets = assets;
  }

  /// A page.
  ///
  /// @param current the entry of the menu that is open, empty for none
  Reply page(
      String template, String title, String current, Visitor visitor, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("shell", new Shell(title, current, assets, visitor));
    return Reply.page(200, templates.render(template, all));
  }

  /// A part of a page.
  Reply part(String template, Map<String, Object> values) {
    return Reply.page(200, templates.render(template, values));
  }

  /// A page of a few words.
  ///
  /// @param next what to do now, empty for nothing
  /// @param visitor who looks, null for nobody that we know
  Reply words(int status, String title, String what, String next, @Nullable Visitor visitor) {
    return words(status, title, what, next, visitor, null);
  }

  /// A page of a few words with a way on.
  Reply words(
      int status,
      String title,
      String what,
      String next,
      @Nullable Visitor visitor,
      @Nullable Way way) {
    Map<String, Object> values = new HashMap<>();
    values.put("shell", new Shell(title, "", assets, visitor));
    values.put("what", what);
    values.put("next", next);
    if (way != null) {
      values.put("way", way);
    }
    return Reply.page(status, templates.render("words", values));
  }

  /// A way on.
  ///
  /// @param word on the button
  /// @param url where it leads
  record Way(String word, String url) {}

  Reply notFound(@Nullable Visitor visitor) {
    return words(
        404,
        "There is no such page",
        "The address may be mistyped, or the page has moved.",
        "",
        visitor);
  }
}
