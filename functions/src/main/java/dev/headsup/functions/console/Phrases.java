package dev.headsup.functions.console;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The console's words, in one place.
final class Phrases {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  private Phrases() {}

  /// Why a gate stopped it, to follow `was not told … because`.
  static String because(Decision.Suppress stopped) {
    return switch (stopped.gate()) {
      case STOPPED, ITS_US, HEART, OPEN_CASE, FATIGUE, HOLDOUT, BUDGET, PRIORITY, WISHES, CAPS ->
          stopped.reason();
      case QUIET_HOURS -> "the hour was not fine: " + stopped.reason();
      case CONSENT -> "we may not: " + stopped.reason();
      case STILL_TRUE -> "they " + stopped.reason();
      case ALREADY_TOLD -> "they were " + stopped.reason();
      case LIMIT -> "they heard enough: " + stopped.reason();
      case EXPIRY -> "it is too late: " + stopped.reason();
      case LIVE -> "the trigger may not speak: " + stopped.reason();
      case BRAKES -> "the brakes hold it: " + stopped.reason();
    };
  }

  /// A gate that stopped some, as a line of a list.
  static String stopped(Gate gate) {
    return switch (gate) {
      case STOPPED -> "sending is stopped";
      case WISHES -> "they asked for rest";
      case ITS_US -> "it is our outage, not them";
      case HEART -> "a person has their case";
      case OPEN_CASE -> "they are with support";
      case CAPS -> "they heard enough from all of us";
      case FATIGUE -> "they stopped reading us";
      case QUIET_HOURS -> "quiet hours";
      case BUDGET -> "the budget, or too many at once";
      case PRIORITY -> "something else went to them";
      case HOLDOUT -> "the control group";
      case CONSENT -> "we may not: no consent or no address";
      case STILL_TRUE -> "they got on by themselves";
      case ALREADY_TOLD -> "told about it before";
      case LIMIT -> "they heard enough";
      case EXPIRY -> "too late to help";
      case LIVE -> "the trigger only watches";
      case BRAKES -> "the brakes hold the trigger";
    };
  }

  /// What would make a gate say yes.
  static String change(Gate gate) {
    return switch (gate) {
      case STOPPED -> "Sending has to be let on again, by whoever stopped it.";
      case WISHES -> "The customer's own word. It is theirs to change, on their page.";
      case ITS_US ->
          "The all-clear, and the rest after it. Tips that were held for an outage do not go out"
              + " later.";
      case HEART -> "Nothing a machine does: a person answers this one.";
      case OPEN_CASE -> "The support case, once it is solved.";
      case CAPS -> "Time, until there is room again; or another cap in the policy.";
      case FATIGUE -> "The customer, by opening or answering something; or time.";
      case QUIET_HOURS -> "A trigger that stays valid longer, so that the message can wait.";
      case BUDGET -> "A larger budget, or a person who looks at why so many are concerned.";
      case PRIORITY -> "A higher value of this trigger. The next case is asked about anew.";
      case HOLDOUT -> "Nothing: the control group stays as it is, or the effect could not be seen.";
      case CONSENT ->
          "A yes from this customer to such messages on one of the channels, and an address for"
              + " it. Only your servers can tell us either.";
      case STILL_TRUE ->
          "Nothing, and that is good: they got on. If it happens to them again, it is a new case.";
      case ALREADY_TOLD -> "Nothing for this case. The next case is asked about anew.";
      case LIMIT -> "Time: once enough of it has passed, the next case may be told.";
      case EXPIRY ->
          "Nothing for this case. Events that arrive sooner, or a trigger that stays valid for"
              + " longer, would help the next one.";
      case LIVE -> "Setting the trigger to live. Until then it shows what it would have done.";
      case BRAKES -> "The Brakes page says who can let it go on, or when it goes on by itself.";
    };
  }

  /// A gate's answer in a word or two.
  static String answer(Verdict verdict) {
    return switch (verdict.answer()) {
      case STOP -> "stopped here";
      case WAIT -> "not yet";
      case PERSON -> "to a person";
      case NOT_ASKED -> "not asked";
      case PASS ->
          switch (verdict.gate()) {
            case ALREADY_TOLD -> "no, fine";
            case LIMIT, CAPS, BUDGET -> "room left";
            case STOPPED,
                CONSENT,
                WISHES,
                STILL_TRUE,
                ITS_US,
                EXPIRY,
                HEART,
                OPEN_CASE,
                FATIGUE,
                QUIET_HOURS,
                PRIORITY,
                HOLDOUT,
                BRAKES,
                LIVE ->
                "yes";
          };
    };
  }

  /// What happened, for example `“Import Failed” 3 times in 16 min`.
  static String happened(Evidence evidence) {
    int times = evidence.times().size();
    String event = evidence.isOurs() ? evidence.plain() : "“" + evidence.event() + "”";
    if (times < 2) {
      return event;
    }
    Duration span = Duration.between(evidence.times().getFirst(), evidence.times().getLast());
    return event + " " + times + " times in " + Moment.span(span);
  }

  /// When a case that waits is asked about again, for example `we look again in 4 min`.
  static String again(Instant until, Instant now) {
    return until.isAfter(now)
        ? "we look again in " + Moment.span(Duration.between(now, until))
        : "it is being looked at again";
  }

  /// How a message reached or will reach somebody, for example `in the inbox and by e-mail`.
  static String by(List<Channel> channels) {
    return String.join(" and ", channels.stream().map(Phrases::by).toList());
  }

  private static String by(Channel channel) {
    return switch (channel) {
      case EMAIL -> "by e-mail";
      case SMS -> "by text message";
      case INBOX -> "in the inbox";
      case PUSH -> "by push message";
      case WEBHOOK -> "by webhook";
    };
  }

  /// Channels as a list of words.
  static String words(List<Channel> channels) {
    return String.join(", ", channels.stream().map(Channel::word).toList());
  }

  /// A purpose as people read it.
  static String purpose(Purpose purpose) {
    String word = purpose.name().toLowerCase(Locale.ROOT);
    return upper(word);
  }

  /// With a capital letter.
  static String upper(String words) {
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// In which zone the times of a page about one customer are.
  static String times(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "times in UTC" : "times are theirs, in " + zone.getId();
  }

  /// A number with its noun, for example `1 decision`, `61 decisions`.
  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /// A day without its year, for example `22 November`.
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// A number with its thousands apart.
  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
