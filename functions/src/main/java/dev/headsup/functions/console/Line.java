package dev.headsup.functions.console;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// A decision as one sentence: who, what became of it, which trigger, and the rest.
///
/// @param anchor the decision's name inside a page
/// @param verb between the customer and the trigger, for example `was not told`
/// @param rest what follows the trigger, without the full stop
/// @param others how many more customers it says the same of
/// @param fresh whether it arrived since the last look
record Line(
    String anchor,
    Moment at,
    Outcome.Pill pill,
    String name,
    String customerUrl,
    int others,
    String verb,
    String trigger,
    String rest,
    String channels,
    String whyUrl,
    boolean fresh) {
  /// @param page the zone of the page
  /// @param deliveries the messages of it; empty when it sends nothing
  static Line of(
      Outreach outreach,
      String name,
      ZoneId page,
      List<Delivery> deliveries,
      Instant now,
      boolean fresh) {
    Reach reach = Reach.of(deliveries);
    return new Line(
        Urls.anchor(outreach.id()),
        Moment.ago(outreach.at(), page, now),
        outreach.decision() instanceof Decision.Send
            ? reach.pill()
            : Outcome.of(outreach.decision()).pill(),
        name,
        Urls.customer(outreach.customer()),
        0,
        verb(outreach.decision(), reach),
        outreach.trigger().name(),
        rest(outreach, now, reach),
        outreach.decision() instanceof Decision.Send send ? Phrases.words(send.channels()) : "",
        Urls.why(outreach.customer(), outreach.id()),
        fresh);
  }

  /// This line, said of more customers.
  Line andOthers(int more) {
    return more == others
        ? this
        : new Line(
            anchor,
            at,
            pill,
            name,
            customerUrl,
            more,
            verb.replaceFirst("^was ", "were ").replaceFirst("^needs ", "need "),
            trigger,
            rest,
            channels,
            whyUrl,
            fresh);
  }

  /// This line without the mark of a new one.
  Line settled() {
    return fresh
        ? new Line(
            anchor,
            at,
            pill,
            name,
            customerUrl,
            others,
            verb,
            trigger,
            rest,
            channels,
            whyUrl,
            false)
        : this;
  }

  private static String verb(Decision decision, Reach reach) {
    return switch (decision) {
      case Decision.Send send -> reach.verb();
      case Decision.Defer defer -> "may get";
      case Decision.Suppress suppress -> "was not told";
      case Decision.HoldOut heldOut -> "was not told";
      case Decision.HandOff handOff -> "needs a person";
    };
  }

  private static String rest(Outreach outreach, Instant now, Reach reach) {
    String after = " after " + Phrases.happened(outreach.evidence());
    return switch (outreach.decision()) {
      case Decision.Send(var channels, var otherwise) ->
          " " + Phrases.by(channels) + "," + after + reach.remark();
      case Decision.Defer(Instant until) -> after + ": " + Phrases.again(until, now);
      case Decision.Suppress stopped -> " because " + Phrases.because(stopped) + again(outreach);
      case Decision.HoldOut heldOut -> " because they are in the control group" + again(outreach);
      case Decision.HandOff handOff ->
          " because " + handOff.because().words(Locale.ENGLISH, List.of()) + after;
    };
  }

  private static String again(Outreach outreach) {
    return outreach.times() == 1 ? "" : " (" + outreach.times() + " times that day)";
  }
}
