package dev.headsup.functions.console;

import dev.headsup.functions.console.Layout.Way;
import dev.headsup.functions.console.signin.Cookie;
import dev.headsup.functions.console.signin.Role;
import dev.headsup.functions.console.signin.SignIn;
import dev.headsup.functions.console.signin.SignIn.Arrival;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in and out, as pages.
final class SignInPages {
  private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);
  private static final Way AGAIN = new Way("Sign in", Urls.SIGN_IN);

  private final SignIn signIn;
  private final Layout layout;

  SignInPages(SignIn signIn, Layout layout) {
    this.signIn = signIn;
    this.layout = layout;
  }

  /// To the provider.
  Reply leave(Ask ask) {
    SignIn.Leave leave = signIn.begin(ask.value("to").orElse(Ask.ROOT));
    return Reply.seeOther(leave.url().toString()).with(leave.cookie());
  }

  /// Back from the provider.
  Reply arrive(Ask ask) {
    Arrival arrival =
        signIn.done(
            ask.browser().cookies(), ask.value("state").orElse(""), ask.value("code").orElse(""));
    Reply reply =
        switch (arrival) {
          case Arrival.Welcome(var session, String to, Cookie.Set cookie) ->
              Reply.seeOther(to).with(cookie);
          case Arrival.NoRole(String name) ->
              layout.words(
                  403,
                  "You have no role here yet",
                  "You are signed in as " + name + ", and in none of the groups " + groups() + ".",
                  "Ask whoever runs Headsup to put you into one of them, then sign in again.",
                  null,
                  AGAIN);
          case Arrival.Refused(String why) -> {
            LOG.warn("A sign-in was refused: {}", why);
            yield layout.words(
                400,
                "That sign-in did not work",
                "It took longer than ten minutes, was begun in another window, or was stopped on"
                    + " the way.",
                "",
                null,
                AGAIN);
          }
          case Arrival.Unreachable(String why) -> {
            LOG.error("The identity provider does not answer: {}", why);
            yield layout.words(
                502,
                "Sign-in does not answer",
                "The identity provider did not answer us. Nothing is wrong with your account.",
                "Try again in a minute.",
                null,
                AGAIN);
          }
        };
    return reply.with(Cookie.SIGN_IN.gone());
  }

  /// Ends all sessions of whoever asks, and leads on to the provider, where they sign out as well.
  Reply signOut(Ask ask, Visitor visitor) {
    String provider = signIn.out(visitor.session()).toString();
    return layout
        .words(
            200,
            "Signed out here",
            "All your sessions have ended, on every device. One moment: you are signed out of the"
                + " identity provider too.",
            "",
            null,
            new Way("Go on", provider))
        .with("refresh", "0; url=" + provider)
        .with(Cookie.SESSION.gone());
  }

  Reply signedOut(Ask ask) {
    return layout.words(
        200, "You are signed out", "Close this window, or sign in again.", "", null, AGAIN);
  }

  private static String groups() {
    return Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
