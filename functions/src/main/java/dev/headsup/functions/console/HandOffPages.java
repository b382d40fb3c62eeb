package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.handoff.Resolution.Outcome;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of cases for people: the queue, one case, and the two things that one does with it.
final class HandOffPages {
  /// The address says with it that somebody else was quicker.
  private static final String TOO_LATE = "too-late";

  private final Sources sources;
  private final Layout layout;

  HandOffPages(Sources sources, Layout layout) {
    this.sources = sources;
    this.layout = layout;
  }

  Reply queue(Ask ask, Visitor visitor) {
    return layout.page(
        "handoffs",
        "For a person",
        "hand-offs",
        visitor,
        Map.of("queue", new HandOffView(sources).queue()));
  }

  Reply one(Ask ask, Visitor visitor) {
    int parts = ask.path().size();
    return found(ask, parts)
        .map(handOff -> {
          Map<String, Object> values = new HashMap<>();
          values.put("one", new HandOffView(sources).one(handOff, visitor.readsMessages()));
          values.put("tooLate", ask.value(TOO_LATE).isPresent());
          values.put("mayAct", visitor.may(Visitor.READS_MESSAGES));
          return layout.page("handoff", "For a person", "hand-offs", visitor, values);
        })
        .orElseGet(() -> layout.notFound(visitor));
  }

  Reply take(Ask ask, Visitor visitor) {
    Optional<HandOff> found = found(ask, ask.path().size() - 1);
    if (found.isEmpty()) {
      return layout.notFound(visitor);
    }
    HandOff handOff = found.get();
    Taken by = new Taken(visitor.name(), visitor.session().person(), now());
    boolean done =
        sources
            .handOffs()
            .take(handOff.customer(), handOff.id(), by)
            .map(HandOffs.Answer::done)
            .orElse(false);
    return seen(handOff, done);
  }

  Reply resolve(Ask ask, Visitor visitor) {
    Optional<HandOff> found = found(ask, ask.path().size() - 1);
    if (found.isEmpty()) {
      return layout.notFound(visitor);
    }
    Optional<Outcome> outcome =
        Arrays.stream(Outcome.values())
            .filter(one -> one.key().equals(ask.field("outcome")))
            .findFirst();
    String note = ask.field("note").strip();
    if (outcome.isEmpty() || note.length() > Resolution.LONGEST_NOTE) {
      return layout.words(
          400,
          "Nothing was changed",
          "A case ends with one of the outcomes, and with a note of at most "
              + Resolution.LONGEST_NOTE
              + " characters.",
          "Go back, and choose how it ended.",
          visitor);
    }
    HandOff handOff = found.get();
    Resolution end =
        new Resolution(visitor.name(), visitor.session().person(), now(), outcome.get(), note);
    Optional<HandOffs.Answer> answer =
        sources.handOffs().resolve(handOff.customer(), handOff.id(), end);
    boolean done = answer.map(HandOffs.Answer::done).orElse(false);
    if (done && outcome.get().settles()) {
      // After the case has ended: were the queue away, the person repeats it, and both are done.
      sources.observations().accept(solved(handOff));
    }
    return seen(handOff, done);
  }

  /// With it help and marketing may speak to the customer again.
  private ContactOpened solved(HandOff handOff) {
    return new ContactOpened(
        handOff.customer(),
        new EventId("handoff:" + handOff.id() + ":closed"),
        "headsup",
        handOff.id(),
        ContactOpened.Stage.CLOSED,
        "",
        "",
        Tone.CALM,
        now());
  }

  private Reply seen(HandOff handOff, boolean done) {
    String url = Urls.handOff(handOff.customer(), handOff.id());
    return Reply.seeOther(done ? url : url + "?" + TOO_LATE + "=1");
  }

  /// The case that an address names: `hand-offs`, the customer's id in one or more parts, its own.
  private Optional<HandOff> found(Ask ask, int end) {
    List<String> path = ask.path();
    int parts = path.get(end - 1).isEmpty() ? end - 1 : end;
    String customer = ask.joined(1, parts - 1);
    return customer.isBlank() || customer.length() > CustomerId.MAX_LENGTH
        ? Optional.empty()
        : sources.handOffs().find(new CustomerId(customer), path.get(parts - 1));
  }

  private Instant now() {
    return sources.clock().instant();
  }
}
