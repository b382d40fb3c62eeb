package dev.headsup.functions.console;

import static java.util.function.Predicate.not;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.Sources.Triggers.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A decision with its whole reasoning, unfolded.
///
/// @param sentence what the trigger says, or null when it is not there any more
/// @param version about the trigger's version
/// @param theirs what the customer's own clock said at the last of the times, or empty
/// @param gates those that said something, in the order in which they were asked
/// @param others those that had nothing against it, and those that were not asked any more
/// @param change what would change it; empty for one who was told
/// @param record the decision's key in the ledger
/// @param open whether it is unfolded from the start
record Detail(
    Line line,
    @Nullable String sentence,
    String version,
    String hash,
    String theirs,
    List<Moment> times,
    String event,
    List<Fact> facts,
    List<Asked> gates,
    List<Asked> others,
    String change,
    List<Sending> sendings,
    String record,
    boolean open) {
  Detail {
    times = List.copyOf(times);
    facts = List.copyOf(facts);
    gates = List.copyOf(gates);
    others = List.copyOf(others);
    sendings = List.copyOf(sendings);
  }

  /// A value by its name.
  record Fact(String name, String value) {}

  /// A gate with its answer.
  ///
  /// @param tone a class of the stylesheet
  record Asked(String question, String answer, String reason, String tone, String icon) {
    static Asked of(Verdict verdict) {
      String question = verdict.gate().question();
      String answer = Phrases.answer(verdict);
      return switch (verdict.answer()) {
        case PASS -> new Asked(question, answer, verdict.reason(), "pass", "check");
        case STOP -> new Asked(question, answer, verdict.reason(), "stop", "x");
        case WAIT -> new Asked(question, answer, verdict.reason(), "wait", "clock");
        case PERSON -> new Asked(question, answer, verdict.reason(), "person", "person");
        case NOT_ASKED -> new Asked(question, answer, "", "skipped", "minus");
      };
    }
  }

  /// @param page the zone of the page
  /// @param customer the customer's own zone
  /// @param trigger as it is now, or null
  /// @param values whether the values of the events are shown
  static Detail of(
      Outreach outreach,
      Line line,
      ZoneId page,
      ZoneId customer,
      List<Delivery> deliveries,
      @Nullable Told trigger,
      Instant now,
      boolean open,
      boolean values) {
    return new Detail(
        line,
        trigger == null ? null : trigger.sentence(),
        version(outreach, trigger),
        outreach.trigger().hash(),
        theirs(outreach.evidence().times(), customer, page),
        outreach.evidence().times().stream().map(at -> Moment.clock(at, page, now)).toList(),
        Phrases.upper(outreach.evidence().plain()),
        outreach.data().entrySet().stream()
            .filter(entry -> values && !entry.getValue().isBlank())
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new Fact(entry.getKey(), entry.getValue()))
            .toList(),
        outreach.verdicts().stream().filter(Detail::speaks).map(Asked::of).toList(),
        outreach.verdicts().stream().filter(not(Detail::speaks)).map(Asked::of).toList(),
        change(outreach.decision(), now),
        deliveries.stream()
            .map(delivery ->
                Sending.of(
                    delivery,
                    Moment.clock(delivery.at(), page, now),
                    Moment.theirs(delivery.at(), customer, page)))
            .toList(),
        outreach.id(),
        open);
  }

  /// Whether an answer is worth reading at first sight: what kept us from telling, and what
  /// everybody asks first about a message.
  private static boolean speaks(Verdict verdict) {
    return switch (verdict.answer()) {
      case STOP, WAIT, PERSON -> true;
      case NOT_ASKED -> false;
      case PASS ->
          switch (verdict.gate()) {
            case CONSENT, STILL_TRUE, ALREADY_TOLD, HEART, LIMIT -> true;
            case STOPPED,
                WISHES,
                ITS_US,
                EXPIRY,
                OPEN_CASE,
                CAPS,
                FATIGUE,
                QUIET_HOURS,
                BUDGET,
                PRIORITY,
                HOLDOUT,
                LIVE,
                BRAKES ->
                false;
          };
    };
  }

  /// What the others are, for example `12 more, nothing against it`.
  String othersInWords() {
    long skipped = others.stream().filter(each -> each.tone().equals("skipped")).count();
    long passed = others.size() - skipped;
    String asked = passed == 0 ? "" : passed + " more, nothing against it";
    String rest = skipped == 0 ? "" : skipped + " not asked any more";
    return String.join("; ", Stream.of(asked, rest).filter(not(String::isEmpty)).toList());
  }

  /// Enough of the trigger's hash to tell two versions apart.
  String shortHash() {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  private static String theirs(List<Instant> times, ZoneId customer, ZoneId page) {
    return times.isEmpty() ? "" : Moment.theirs(times.getLast(), customer, page);
  }

  private static String version(Outreach outreach, @Nullable Told trigger) {
    if (trigger == null) {
      return "This trigger is not there any more.";
    }
    return trigger.trigger().hash().equals(outreach.trigger().hash())
        ? "The version that decided runs now."
        : "The sentence is the version of now; it has changed since this decision.";
  }

  private static String change(Decision decision, Instant now) {
    return switch (decision) {
      case Decision.Send send -> "";
      case Decision.Defer(Instant until) ->
          until.isAfter(now)
              ? "If they get on in the next "
                  + Moment.span(Duration.between(now, until))
                  + ", we stay quiet. Every question is asked again then."
              : "Every question is being asked again.";
      case Decision.Suppress(Gate gate, String reason) -> Phrases.change(gate);
      case Decision.HoldOut heldOut -> Phrases.change(Gate.HOLDOUT);
      case Decision.HandOff handOff -> Phrases.change(Gate.HEART);
    };
  }
}
