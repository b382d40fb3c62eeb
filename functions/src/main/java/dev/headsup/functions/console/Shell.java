package dev.headsup.functions.console;

import dev.headsup.functions.console.signin.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every page has around its content.
///
/// @param title of the page, for the tab and the history
/// @param current the entry of the menu that is open, empty for none
/// @param visitor who looks; without one there is no menu
record Shell(String title, String current, Assets assets, @Nullable Visitor visitor) {
  String style() {
    return assets.url("style.css");
  }

  String htmx() {
    return assets.url("htmx.min.js");
  }

  String script() {
    return assets.url("console.js");
  }

  String icon() {
    return assets.url("icon.svg");
  }

  boolean is(String place) {
    return current.equals(place);
  }

  /// Whether whoever looks reads what customers were written.
  boolean readsMessages() {
    return visitor != null && visitor.readsMessages();
  }

  /// Whether whoever looks repairs the system.
  boolean repairs() {
    return visitor != null && visitor.may(Role.OPERATOR);
  }

  /// Every role, for the choice in a local run.
  List<Role> roles() {
    return List.of(Role.values());
  }
}
