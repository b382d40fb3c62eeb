package dev.headsup.functions.console;

/// What every page has around its content.
///
/// @param title of the page, for the tab and the history
/// @param current the entry of the menu that is open, empty for none
record Shell(String title, String current, Assets assets) {
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
}
