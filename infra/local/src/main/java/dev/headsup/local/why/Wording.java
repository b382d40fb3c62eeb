package dev.headsup.local.why;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes answers for a person, in English or German.
///
/// @param language German for `de`, English for every other
/// @param whole whether conditions are told also where a decision is
public record Wording(Locale language, boolean whole) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Writes all answers.
  public void print(Reasons.Answers answers, PrintWriter out) {
    line(out, "%s, %s".formatted(answers.customer(), time(answers.at())));
    for (Answer answer : answers.answers()) {
      line(out, "");
      line(out, "%s: %s".formatted(answer.trigger(), answer.name()));
      answer.entry().ifPresent(entry -> print(entry, out));
      answer.messages().forEach(message -> print(message, out));
      if (answer.entry().isEmpty()) {
        line(
            out,
            "  "
                + said("no decision: there was no case", "keine Entscheidung: es gab keinen Fall"));
      }
      if (whole || answer.entry().isEmpty()) {
        answer.conditions().ifPresent(conditions -> print(conditions, answer, out));
      }
      if (answer.conditions().isEmpty()) {
        line(
            out,
            "  "
                + said(
                    "this trigger does not exist any more", "diesen Auslöser gibt es nicht mehr"));
      }
    }
    out.flush();
  }

  private void print(Outreach entry, PrintWriter out) {
    line(out, "  %s  %s".formatted(time(entry.at()), decision(entry)));
    line(
        out,
        "  %s: %s (%s)"
            .formatted(
                said("case", "Fall"),
                entry.evidence().event(),
                entry.evidence().times().stream()
                    .map(Wording::time)
                    .collect(Collectors.joining(", "))));
    for (Verdict verdict : entry.verdicts()) {
      if (verdict.answer() != Verdict.Answer.NOT_ASKED) {
        line(
            out,
            "  %-8s %s %s"
                .formatted(
                    answer(verdict.answer()),
                    verdict.gate().question(language),
                    verdict.reason(language)));
      }
    }
  }

  private void print(Delivery message, PrintWriter out) {
    line(
        out,
        "  %s: %s, %s%s"
            .formatted(
                message.channel().word(),
                became(message.state()),
                time(message.at()),
                message.reason().isEmpty() ? "" : ": " + message.reason()));
  }

  private String became(DeliveryState state) {
    return switch (state) {
      case PENDING -> said("waits to be sent", "wartet auf den Versand");
      case SENDING -> said("is being sent", "wird gesendet");
      case SENT -> said("sent", "gesendet");
      case DELIVERED -> said("delivered", "zugestellt");
      case BOUNCED -> said("came back", "kam zurück");
      case COMPLAINED -> said("called spam by the customer", "vom Kunden als Spam gemeldet");
      case KEPT -> said("kept in the sandbox, not sent", "im Sandkasten behalten, nicht gesendet");
      case FAILED -> said("not sent", "nicht gesendet");
      case UNKNOWN -> said("nobody knows whether it arrived", "niemand weiß, ob es ankam");
      case FOREIGN -> said("known to a newer version", "einer neueren Version bekannt");
    };
  }

  private void print(WhyNot conditions, Answer answer, PrintWriter out) {
    if (answer.entry().isPresent()) {
      line(
          out,
          "  " + said("Its conditions at this moment:", "Seine Bedingungen in diesem Moment:"));
    }
    for (WhyNot.Found found : conditions.found()) {
      line(
          out,
          "  %-8s %s"
              .formatted(
                  found.holds() ? said("yes", "ja") : said("NO", "NEIN"), found.words(language)));
    }
    if (conditions.isMet() && answer.entry().isEmpty()) {
      line(
          out,
          "  "
              + said(
                  "All of it holds, yet no case began: the trigger may be younger than these"
                      + " events, or they came late.",
                  "Alles trifft zu, doch kein Fall begann: vielleicht ist der Auslöser jünger als"
                      + " diese Ereignisse, oder sie kamen spät."));
    }
  }

  private String decision(Outreach entry) {
    return switch (entry.decision()) {
      case Decision.Send(var channels, var otherwise) ->
          said("told by ", "benachrichtigt per ")
              + channels.stream().map(Channel::word).collect(Collectors.joining(", "));
      case Decision.Defer(Instant until) -> said("waiting until ", "wartet bis ") + time(until);
      case Decision.HoldOut(String experiment) ->
          said(
                  "not told: in the control group of ",
                  "nicht benachrichtigt: in der Vergleichsgruppe von ")
              + experiment;
      case Decision.Suppress(Gate gate, String reason) ->
          said("not told because ", "nicht benachrichtigt, denn ") + reason(entry, gate, reason);
      case Decision.HandOff handOff ->
          said("a person answers, by ", "ein Mensch antwortet, bis ")
              + time(handOff.promised())
              + ": "
              + entry.verdicts().stream()
                  .filter(verdict -> verdict.answer() == Verdict.Answer.PERSON)
                  .map(verdict -> verdict.reason(language))
                  .findFirst()
                  .orElseGet(() -> handOff.because().words(language, List.of()));
    };
  }

  private String reason(Outreach entry, Gate gate, String otherwise) {
    return entry.verdicts().stream()
        .filter(verdict -> verdict.gate() == gate && verdict.answer() != Verdict.Answer.PASS)
        .map(verdict -> verdict.reason(language))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(otherwise);
  }

  private String answer(Verdict.Answer answer) {
    return switch (answer) {
      case PASS -> said("yes", "ja");
      case STOP -> said("NO", "NEIN");
      case WAIT -> said("not now", "später");
      case PERSON -> said("person", "Mensch");
      case NOT_ASKED -> said("not asked", "nicht gefragt");
    };
  }

  private String said(String english, String german) {
    return language.getLanguage().equals("de") ? german : english;
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  /// What came from outside must not steer a terminal.
  private static void line(PrintWriter out, String text) {
    StringBuilder clean = new StringBuilder();
    text.chars().forEach(unit -> clean.append(Character.isISOControl(unit) ? '?' : (char) unit));
    out.println(clean);
  }
}
