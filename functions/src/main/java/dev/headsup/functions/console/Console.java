package dev.headsup.functions.console;

import dev.headsup.functions.console.Layout.Way;
import dev.headsup.functions.console.Routes.Found;
import dev.headsup.functions.console.signin.Door;
import dev.headsup.functions.console.signin.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers every address of the console: who asks, may they, then the page. In this order for all
/// of them, so that no page can forget to ask.
final class Console {
  private final Door door;
  private final Doorkeeper doorkeeper;
  private final Routes routes;
  private final Layout layout;

  Console(Sources sources, Door door) {
    Assets assets = new Assets();
    this.door = door;
    this.doorkeeper = new Doorkeeper(door);
    this.layout = new Layout(assets);
    this.routes = routes(sources, door, assets, layout);
  }

  private static Routes routes(Sources sources, Door door, Assets assets, Layout layout) {
    List<Route> files = List.of(Routes.files(assets, layout));
    List<Route> pages = new ArrayList<>(Routes.pages(new Pages(sources, layout)));
    pages.addAll(Routes.incidents(new IncidentsDesk(sources, layout)));
    pages.addAll(Routes.aside(new AsidePages(sources.aside(), layout, sources.clock())));
    pages.addAll(Routes.corrections(new CorrectionsDesk(sources, layout)));
    pages.addAll(Routes.brakes(new BrakesDesk(sources, layout)));
    return switch (door) {
      case Door.Closed closed -> Routes.of(List.of(files));
      case Door.Local local ->
          Routes.of(List.of(files, pages, List.of(Routes.local(new LocalRole(layout)))));
      case Door.Hosted hosted ->
          Routes.of(List.of(files, pages, Routes.hosted(new SignInPages(hosted.signIn(), layout))));
    };
  }

  /// Every address that there is.
  Routes routes() {
    return routes;
  }

  Reply answer(Ask ask) {
    Found found = routes.find(ask);
    if (ask.isLook() && found instanceof Found.Here(Route.Anybody open)) {
      return open.page().answer(ask);
    }
    if (door instanceof Door.Closed) {
      return closed();
    }
    // Of another site's request nothing is looked at, not even whose it is.
    if (!ask.isLook() && !doorkeeper.isFromHere(ask)) {
      return notMeant();
    }
    Visitor visitor = doorkeeper.visitor(ask).orElse(null);
    if (visitor == null) {
      return doorkeeper.over(unknown(ask), ask);
    }
    if (!ask.isLook() && !doorkeeper.isMeant(ask, visitor)) {
      return notMeant();
    }
    return doorkeeper.stillThere(answer(found, ask, visitor), ask, visitor);
  }

  /// The page for an error of ours; the log has the rest.
  Reply failed() {
    return layout.words(
        500,
        "This page could not be made",
        "Something went wrong on our side; it is in the log of this function. Nothing is lost:"
            + " deciding and sending do not depend on the console.",
        "Try again in a minute.",
        null);
  }

  private Reply answer(Found found, Ask ask, Visitor visitor) {
    return switch (found) {
      case Found.Here(Route.Anybody open) -> open.page().answer(ask);
      case Found.Here(Route.SignedIn closed) ->
          visitor.may(closed.role())
              ? closed.page().answer(ask, visitor)
              : forbidden(closed.role(), ask, visitor);
      case Found.OtherMethod(String allowed) ->
          layout
              .words(
                  405,
                  "This cannot be done here",
                  "The page exists, but not for what was asked of it.",
                  "",
                  visitor)
              .with("allow", allowed);
      case Found.Nothing nothing -> layout.notFound(visitor);
    };
  }

  private Reply closed() {
    return layout.words(
        403,
        "The console is closed",
        "Nobody can sign in: this stack was deployed without sign-in, so its pages stay closed to"
            + " everybody.",
        "Deploy it again with ConsoleSignIn=cognito to open it to the people you choose;"
            + " docs/guides/sign-in.md says how. Or run ./headsup demo to see the pages"
            + " on your own machine.",
        null);
  }

  /// The same for every address, so that nobody learns which ones there are.
  private Reply unknown(Ask ask) {
    return switch (door) {
      case Door.Closed closed -> closed();
      case Door.Local local ->
          layout.words(
              403,
              "This is a run on one machine",
              "It answers on that machine only, under the address that it printed.",
              "Open http://127.0.0.1 with the port of this run.",
              null);
      case Door.Hosted hosted -> signInFirst(ask, hosted.provider().console().toString());
    };
  }

  private Reply signInFirst(Ask ask, String console) {
    String to = ask.isLook() ? "?to=" + Urls.encoded(ask.again()) : "";
    Reply reply =
        layout.words(
            401,
            "Sign in to Headsup",
            "These pages are for people with an account. A session ends after an hour without a"
                + " look, and after eight hours.",
            "",
            null,
            new Way("Sign in", console + "/sign-in" + to));
    // A page that follows along by itself becomes this one.
    return ask.value("part").isEmpty() ? reply : reply.with("hx-refresh", "true");
  }

  /// Somebody without the role; in a local run with the button that changes it.
  private Reply forbidden(Role role, Ask ask, Visitor visitor) {
    return layout
        .page(
            "forbidden",
            "This page is for others",
            "",
            visitor,
            Map.of("role", role, "to", ask.again()))
        .as(403);
  }

  private Reply notMeant() {
    return layout.words(
        403,
        "Nothing was changed",
        "What was asked did not come from a page of this console, or from one that was open for"
            + " too long.",
        "Open the page again and repeat it there.",
        null);
  }
}
