package dev.headsup.functions.console;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.SecondPerson;
import dev.headsup.engine.brake.SecondPerson.Answer;
import dev.headsup.engine.brake.SecondPerson.Who;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// The page of the brakes, and what a person decides there: yes or no to so many customers, and
/// that what stopped by itself goes on.
record BrakesDesk(Sources sources, Layout layout) {
  private static final String MENU = "brakes";

  Reply page(Ask ask, Visitor visitor) {
    return layout.page(
        "brakes",
        "Brakes",
        MENU,
        visitor,
        Map.of("page", new BrakesPage(sources, visitor.readsMessages()).now()));
  }

  Reply approve(Ask ask, Visitor visitor) {
    return decided(ask, visitor, true);
  }

  Reply refuse(Ask ask, Visitor visitor) {
    return decided(ask, visitor, false);
  }

  private Reply decided(Ask ask, Visitor visitor, boolean yes) {
    String key = ask.field("key");
    long customers = number(ask.field("customers"));
    BrakesPage page = new BrakesPage(sources, true);
    if (customers < 1 || !page.runs(key)) {
      return nothing("This version does not run any more, so there is nothing to decide.", visitor);
    }
    return said(
        new SecondPerson(sources.safety().brakes())
            .decide(
                key,
                customers,
                yes,
                page.author(key),
                new Who(visitor.name(), Set.of(visitor.name(), visitor.session().person())),
                sources.safety().policy().get().braking().approval(),
                now()),
        visitor);
  }

  Reply turnOn(Ask ask, Visitor visitor) {
    String key = ask.field("key");
    BrakesPage page = new BrakesPage(sources, true);
    if (!page.runs(key)) {
      return nothing(
          "This version does not run any more, so there is nothing to turn on.", visitor);
    }
    return said(
        new SecondPerson(sources.safety().brakes())
            .turnOn(
                key,
                page.perDay(key),
                new Who(visitor.name(), Set.of(visitor.name(), visitor.session().person())),
                now()),
        visitor);
  }

  Reply resume(Ask ask, Visitor visitor) {
    String key = ask.field("key");
    if (!new BrakesPage(sources, true).knows(key)) {
      return nothing("This version does not run any more.", visitor);
    }
    return said(
        new SecondPerson(sources.safety().brakes()).resume(key, ask.field("why"), now()), visitor);
  }

  private Reply said(Answer answer, Visitor visitor) {
    return switch (answer) {
      case Answer.Done(Brake after) -> Reply.seeOther(Urls.BRAKES);
      case Answer.Refused(String why) -> nothing(why, visitor);
    };
  }

  private Reply nothing(String why, Visitor visitor) {
    return layout.words(
        409, "Nothing was changed", why, "Look at the Brakes page as it is now.", visitor);
  }

  private static long number(String text) {
    return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
  }

  private Instant now() {
    return sources.clock().instant();
  }
}
