package dev.headsup.functions.console;

import dev.headsup.functions.console.signin.DevUser;
import dev.headsup.functions.console.signin.ReturnTo;
import dev.headsup.functions.console.signin.Role;
import dev.headsup.functions.console.signin.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// In a local run anybody may look with any role, to see what it may. The browser keeps the choice,
/// in a cookie that means nothing anywhere else.
final class LocalRole {
  private static final String COOKIE = "headsup-local-role=";

  private final Layout layout;

  LocalRole(Layout layout) {
    this.layout = layout;
  }

  /// Who looks in a local run: its user, with the role that they chose last.
  static Session session(DevUser user, Ask ask) {
    Role role =
        Arrays.stream(ask.browser().cookies().split(";"))
            .map(String::strip)
            .filter(pair -> pair.startsWith(COOKIE))
            .map(pair -> Role.named(pair.substring(COOKIE.length())))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(user.role());
    return new Session("local", user.name(), user.name(), role, Instant.EPOCH, Instant.EPOCH);
  }

  /// Chooses a role and shows the page that the form names, else the first one, as it is for that
  /// role.
  Reply become(Ask ask, Visitor visitor) {
    return Role.named(ask.field("role"))
        .map(role ->
            Reply.seeOther(ReturnTo.page(ask.field("to")))
                .with(
                    "set-cookie",
                    COOKIE + role.word() + "; Path=/console; HttpOnly; SameSite=Strict"))
        .orElseGet(() ->
            layout.words(
                400, "There is no such role", "Choose one of the five in the menu.", "", visitor));
  }
}
