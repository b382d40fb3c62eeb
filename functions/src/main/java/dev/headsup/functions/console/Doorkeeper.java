package dev.headsup.functions.console;

import dev.headsup.functions.console.signin.Cookie;
import dev.headsup.functions.console.signin.Door;
import dev.headsup.functions.console.signin.FormTokens;
import dev.headsup.functions.console.signin.Session;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out who asks, and whether a change was really asked for on a page of ours. Asked before
/// any page, in one place.
final class Doorkeeper {
  /// The field of a form that proves that it is ours.
  static final String FIELD = "form-token";

  /// A page that some other name leads to, made to look like this machine, is not let in.
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

  private final Door door;

  Doorkeeper(Door door) {
    this.door = door;
  }

  /// Who asks; empty for somebody whom we do not know.
  Optional<Visitor> visitor(Ask ask) {
    return switch (door) {
      case Door.Closed closed -> Optional.empty();
      case Door.Local local ->
          THIS_MACHINE.matcher(ask.host()).matches()
              ? Optional.of(visitor(LocalRole.session(local.user(), ask), local.forms(), true))
              : Optional.empty();
      case Door.Hosted hosted ->
          hosted
              .sessions()
              .of(ask.browser().cookies())
              .map(session -> visitor(session, hosted.forms(), false));
    };
  }

  /// Whether a change was asked for by a page of this very origin, as the browser says. A browser
  /// that says nothing is not believed.
  boolean isFromHere(Ask ask) {
    String origin = ask.browser().origin();
    String site = ask.browser().site();
    boolean near = site.isEmpty() || site.equals("same-origin");
    return near && origin.equals(origin(ask));
  }

  /// Whether the form that asked is one that we gave to this visitor.
  boolean isMeant(Ask ask, Visitor visitor) {
    return switch (door) {
      case Door.Closed closed -> false;
      case Door.Local local -> local.forms().match(visitor.session(), ask.field(FIELD));
      case Door.Hosted hosted -> hosted.forms().match(visitor.session(), ask.field(FIELD));
    };
  }

  /// The answer, with a cookie that says that somebody is still there. A page that follows along by
  /// itself is nobody.
  Reply stillThere(Reply reply, Ask ask, Visitor visitor) {
    return switch (door) {
      case Door.Closed closed -> reply;
      case Door.Local local -> reply;
      case Door.Hosted hosted ->
          ask.isLook() && ask.value("part").isEmpty()
              ? hosted.sessions().renewed(visitor.session()).map(reply::with).orElse(reply)
              : reply;
    };
  }

  /// The answer, with the cookie of a session that is over taken away.
  Reply over(Reply reply, Ask ask) {
    return Cookie.SESSION.isIn(ask.browser().cookies()) ? reply.with(Cookie.SESSION.gone()) : reply;
  }

  private String origin(Ask ask) {
    return switch (door) {
      case Door.Closed closed -> "nowhere";
      case Door.Local local -> "http://" + ask.host();
      case Door.Hosted hosted -> hosted.provider().origin();
    };
  }

  private static Visitor visitor(Session session, FormTokens forms, boolean local) {
    return new Visitor(session, forms.of(session), local);
  }
}
