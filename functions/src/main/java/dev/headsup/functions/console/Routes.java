package dev.headsup.functions.console;

import dev.headsup.functions.console.Route.Anybody;
import dev.headsup.functions.console.Route.SignedIn;
import dev.headsup.functions.console.signin.Role;
import java.util.ArrayList;
import java.util.List;

/// Every address of the console, with the role that it asks for. What is not in this table cannot
/// be reached, and a test asks every entry as everybody.
final class Routes {
  private final List<Route> all;

  private Routes(List<Route> all) {
    this.all = List.copyOf(all);
  }

  /// What a look at an address finds.
  sealed interface Found {
    record Here(Route route) implements Found {}

    /// @param allowed what can be asked at this address
    record OtherMethod(String allowed) implements Found {}

    record Nothing() implements Found {}
  }

  /// The pages that are there wherever the console is open.
  static List<Route> pages(Pages pages) {
    return List.of(
        new SignedIn("GET", "", Role.VIEWER, "decisions as they happen", pages::now),
        new SignedIn("GET", "activity", Role.VIEWER, "every decision, with why", pages::activity),
        new SignedIn("GET", "customers", Role.VIEWER, "who had a decision", pages::customers),
        new SignedIn("GET", "customers/{customer+}", Role.VIEWER, "one customer", pages::customer),
        new SignedIn(
            "GET", "hand-offs", Role.VIEWER, "cases that wait for a person", pages.cases()::queue),
        new SignedIn(
            "GET",
            "hand-offs/{customer+}/{outreach}",
            Role.VIEWER,
            "one case, with what a person needs to know",
            pages.cases()::one),
        new SignedIn(
            "POST",
            "hand-offs/{customer+}/{outreach}/take",
            Role.AUTHOR,
            "takes a case",
            pages.cases()::take),
        new SignedIn(
            "POST",
            "hand-offs/{customer+}/{outreach}/resolve",
            Role.AUTHOR,
            "says how a case ended",
            pages.cases()::resolve),
        new SignedIn(
            "GET", "tutorials", Role.VIEWER, "what each tutorial brought about", pages::tutorials),
        new SignedIn(
            "GET", "outbox", Visitor.READS_MESSAGES, "messages as they were sent", pages::outbox),
        new SignedIn(
            "GET",
            "outbox/{customer+}/{outreach}/email",
            Visitor.READS_MESSAGES,
            "one e-mail",
            pages::email));
  }

  /// Incidents, and what a person decides about one.
  static List<Route> incidents(IncidentsDesk desk) {
    return List.of(
        new SignedIn("GET", "incidents", Role.VIEWER, "outages and maintenance", desk::list),
        new SignedIn("GET", "incidents/{incident}", Role.VIEWER, "one incident", desk::one),
        new SignedIn(
            "POST",
            "incidents/{incident}/confirm",
            Role.APPROVER,
            "says that an incident is real",
            desk::confirm),
        new SignedIn(
            "POST",
            "incidents/{incident}/parts",
            Role.APPROVER,
            "says which parts of the product an incident concerns",
            desk::choose),
        new SignedIn(
            "POST",
            "incidents/{incident}/dismiss",
            Role.APPROVER,
            "says that it is none",
            desk::dismiss),
        new SignedIn(
            "POST",
            "incidents/{incident}/over",
            Role.APPROVER,
            "says that an incident is over",
            desk::over),
        new SignedIn(
            "POST",
            "incidents/{incident}/hold",
            Role.APPROVER,
            "lets nobody more hear of an incident for now",
            desk::hold),
        new SignedIn(
            "POST",
            "incidents/{incident}/split",
            Role.APPROVER,
            "says that one of its sources tells of another one",
            desk::split),
        new SignedIn(
            "POST",
            "incidents/{incident}/undo",
            Role.APPROVER,
            "takes back what was said of it a moment ago",
            desk::undo));
  }

  /// What could not be worked on, for who repairs it.
  static List<Route> aside(AsidePages pages) {
    return List.of(
        new SignedIn("GET", "aside", Role.OPERATOR, "what could not be worked on", pages::list),
        new SignedIn(
            "POST", "aside/{place}/replay", Role.OPERATOR, "works on it again", pages::replay),
        new SignedIn("POST", "aside/{place}/drop", Role.OPERATOR, "gives it up", pages::drop));
  }

  /// The brakes, and what a person decides there.
  static List<Route> brakes(BrakesDesk desk) {
    return List.of(
        new SignedIn(
            "GET", "brakes", Role.VIEWER, "how far new versions go, and what stopped", desk::page),
        new SignedIn(
            "POST",
            "brakes/approve",
            Role.APPROVER,
            "says yes to so many customers",
            desk::approve),
        new SignedIn(
            "POST", "brakes/refuse", Role.APPROVER, "says no to so many customers", desk::refuse),
        new SignedIn(
            "POST",
            "brakes/resume",
            Role.APPROVER,
            "lets go on what stopped by itself",
            desk::resume),
        new SignedIn(
            "POST", "brakes/turn-on", Role.APPROVER, "lets speak what only watches", desk::turnOn));
  }

  /// What was wrong, put right.
  static List<Route> corrections(CorrectionsDesk desk) {
    return List.of(
        new SignedIn(
            "GET", "corrections", Role.VIEWER, "wrong messages that were put right", desk::list),
        new SignedIn(
            "GET",
            "corrections/new",
            Role.APPROVER,
            "who may have read a wrong message, and the words that put it right",
            desk::write),
        new SignedIn(
            "POST",
            "corrections/check",
            Role.APPROVER,
            "shows what customers would read; changes nothing",
            desk::check),
        new SignedIn(
            "POST", "corrections/say", Role.APPROVER, "puts right what was said", desk::say),
        new SignedIn(
            "GET", "corrections/{correction}", Role.VIEWER, "how far a correction is", desk::one),
        new SignedIn(
            "POST",
            "corrections/{correction}/stop",
            Role.APPROVER,
            "lets nobody more hear a correction",
            desk::stop));
  }

  /// The pages' own files.
  static Route files(Assets assets, Layout layout) {
    return new Anybody(
        "GET",
        "assets/{file}",
        "style, script, icon",
        ask -> assets.find(ask.path().getLast()).orElseGet(() -> layout.notFound(null)));
  }

  /// Signing in and out at an identity provider.
  static List<Route> hosted(SignInPages pages) {
    return List.of(
        new Anybody("GET", "sign-in", "the way to the identity provider", pages::leave),
        new Anybody("GET", "sign-in/done", "the way back from it", pages::arrive),
        new Anybody("GET", "signed-out", "that one is signed out", pages::signedOut),
        new SignedIn("POST", "sign-out", Role.VIEWER, "ends all one's sessions", pages::signOut));
  }

  /// A local run: to look as somebody with another role.
  static Route local(LocalRole role) {
    return new SignedIn("POST", "look-as", Role.VIEWER, "looks with another role", role::become);
  }

  static Routes of(List<List<Route>> parts) {
    List<Route> all = new ArrayList<>();
    parts.forEach(all::addAll);
    return new Routes(all);
  }

  List<Route> all() {
    return all;
  }

  Found find(Ask ask) {
    List<Route> here = all.stream().filter(route -> route.leadsTo(ask.path())).toList();
    String method = ask.method().equals("HEAD") ? "GET" : ask.method();
    for (Route route : here) {
      if (route.method().equals(method)) {
        return new Found.Here(route);
      }
    }
    return here.isEmpty()
        ? new Found.Nothing()
        : new Found.OtherMethod(
            here.getFirst().method().equals("GET") ? "GET, HEAD" : here.getFirst().method());
  }
}
