package dev.headsup.engine.decision;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Budget;
import dev.headsup.engine.policy.Caps;
import dev.headsup.engine.policy.Period;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.QuietRules.Answer;
import dev.headsup.engine.policy.QuietRules.Asked;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Is it the time, and not too much? Pure.
public final class ContactPolicy {
  /// How long it is known how many customers a trigger told in a day.
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private ContactPolicy() {}

  static Verdict limit(Situation situation) {
    if (StandingTriggers.isWish(situation.trigger())) {
      // However often they ask for a person.
      return Verdict.pass(Gate.LIMIT, Reason.WISH);
    }
    Trigger.Limit limit = situation.trigger().limits().perCustomer();
    int near = situation.told().near(situation.cause(), limit.within());
    String most = ReasonWords.times(limit.times());
    String within = ReasonWords.duration(limit.within());
    if (near >= limit.times() && situation.toPerson()) {
      return Verdict.stop(Gate.LIMIT, Reason.WITH_A_PERSON);
    }
    if (near >= limit.times()) {
      return Verdict.stop(Gate.LIMIT, Reason.LIMIT_REACHED, ReasonWords.times(near), most, within);
    }
    return near == 0
        ? Verdict.pass(Gate.LIMIT, Reason.NOT_TOLD_YET, most, within)
        : Verdict.pass(Gate.LIMIT, Reason.BELOW_LIMIT, ReasonWords.times(near), most, within);
  }

  static Verdict caps(Situation situation) {
    if (!situation.trigger().limits().obeysCaps()) {
      return Verdict.pass(Gate.CAPS, Reason.CAPS_DO_NOT_APPLY);
    }
    Caps.Room room = room(situation);
    return room.open().isEmpty()
        ? full(room.full().getFirst())
        : Verdict.pass(Gate.CAPS, Reason.ROOM_LEFT);
  }

  private static Verdict full(Caps.Cap cap) {
    String most = ReasonWords.times(cap.most());
    String period = ReasonWords.period(cap.period());
    return cap.channel() == null
        ? Verdict.stop(Gate.CAPS, Reason.CAP_REACHED, most, period)
        : Verdict.stop(
            Gate.CAPS,
            Reason.CAP_REACHED_BY,
            most,
            period,
            ReasonWords.all(List.of(cap.channel())));
  }

  private static Caps.Room room(Situation situation) {
    return situation
        .policy()
        .caps()
        .room(
            situation.activity().contacts(),
            situation.open(),
            situation.category(),
            situation.now(),
            situation.zones().all());
  }

  static Verdict fatigue(Situation situation) {
    if (!situation.mayRest()) {
      return Verdict.pass(Gate.FATIGUE, Reason.STILL_READING);
    }
    var fatigue = situation.policy().fatigue();
    Optional<Instant> rests =
        fatigue.restsUntil(
            situation.activity().contacts(), situation.activity().reacted(), situation.now());
    return rests
        .map(until ->
            Verdict.stop(
                Gate.FATIGUE,
                Reason.TIRED,
                Integer.toString(fatigue.ignored()),
                ReasonWords.time(until)))
        .orElse(Verdict.pass(Gate.FATIGUE, Reason.STILL_READING));
  }

  /// The channels by which the customer is told now; none in quiet hours.
  static List<Channel> channels(Situation situation) {
    return situation.chosen(usable(situation)::contains);
  }

  /// The channels that may say it instead of the one that was chosen of the trigger's list, in the
  /// list's order.
  static List<Channel> otherwise(Situation situation) {
    List<Channel> usable = usable(situation);
    List<Channel> chosen = situation.chosen(usable::contains);
    return situation.trigger().send().firstOf().stream()
        .filter(channel -> usable.contains(channel) && !chosen.contains(channel))
        .toList();
  }

  private static List<Channel> usable(Situation situation) {
    List<Channel> room =
        situation.trigger().limits().obeysCaps() ? room(situation).open() : situation.open();
    List<Channel> usable =
        room.stream().filter(channel -> ask(situation, channel) instanceof Answer.Open).toList();
    List<Channel> paid = usable.stream().filter(channel -> !isSpent(situation, channel)).toList();
    // Where no channel has a budget left, the gate of budgets says so.
    return paid.isEmpty() ? usable : paid;
  }

  private static boolean isSpent(Situation situation, Channel channel) {
    return counts(situation.trigger(), situation.policy(), situation.now()).stream()
        .anyMatch(count ->
            count.channel() == channel && situation.surroundings().spent().contains(count.name()));
  }

  /// Quiet hours of one channel do not hold the others: it waits only when no channel of the list
  /// of which one is chosen is open now, and one of them will be.
  static Verdict quietHours(Situation situation) {
    List<Channel> room =
        situation.trigger().limits().obeysCaps() ? room(situation).open() : situation.open();
    List<Channel> firstOf = situation.trigger().send().firstOf();
    List<Channel> wanted =
        room.stream().anyMatch(firstOf::contains)
            ? room.stream().filter(firstOf::contains).toList()
            : room;
    @Nullable Instant soonest = null;
    List<Answer> answers = new ArrayList<>();
    for (Channel channel : wanted) {
      Answer answer = ask(situation, channel);
      answers.add(answer);
      if (answer instanceof Answer.Hold(Instant until)
          && (soonest == null || until.isBefore(soonest))) {
        soonest = until;
      }
    }
    if (answers.stream().anyMatch(Answer.Open.class::isInstance)) {
      return Verdict.pass(Gate.QUIET_HOURS, Reason.GOOD_HOUR);
    }
    return soonest == null
        ? Verdict.stop(Gate.QUIET_HOURS, Reason.QUIET_DROPPED)
        : Verdict.waits(Gate.QUIET_HOURS, Reason.QUIET_UNTIL, ReasonWords.time(soonest));
  }

  /// Whether a message that is no more urgent than others may go out by a channel at this hour.
  ///
  /// @param end when it would come too late
  public static boolean isGoodHour(
      Channel channel, Purpose purpose, Known known, Policy policy, Instant now, Instant end) {
    Asked asked =
        new Asked(
            channel,
            purpose,
            Urgency.NORMAL,
            known.preferences().quiet(),
            Situation.zones(known, policy),
            now,
            end);
    return policy.quiet().ask(asked) instanceof Answer.Open;
  }

  private static Answer ask(Situation situation, Channel channel) {
    return situation
        .policy()
        .quiet()
        .ask(
            new Asked(
                channel,
                situation.purpose(),
                situation.trigger().send().urgency(),
                situation.known().preferences().quiet(),
                situation.zones(),
                situation.now(),
                situation.end()));
  }

  static Verdict budget(Situation situation) {
    List<Channel> sent = channels(situation);
    for (Count count : counts(situation.trigger(), situation.policy(), situation.now())) {
      if ((count.channel() == null || sent.contains(count.channel()))
          && situation.surroundings().spent().contains(count.name())) {
        return count.asksAPerson()
            ? Verdict.stop(Gate.BUDGET, Reason.TOO_MANY_CUSTOMERS, Long.toString(count.most()))
            : Verdict.stop(Gate.BUDGET, Reason.BUDGET_SPENT, count.name());
      }
    }
    return Verdict.pass(Gate.BUDGET, Reason.WITHIN_BUDGET);
  }

  /// A counter that messages add one to.
  ///
  /// @param name of the counter
  /// @param most where it ends
  /// @param channel by which a message must go to be counted; null for any
  /// @param asksAPerson whether its end means that a person has to look, not that it is enough
  /// @param forget when nobody asks for it any more; [Instant#MAX] for never
  public record Count(
      String name, long most, @Nullable Channel channel, boolean asksAPerson, Instant forget) {}

  /// Those that a decision to send adds to. To the policy's budgets is added when a message really
  /// goes out ([dev.headsup.engine.outreach.LastLimits]), so that none is ever overdrawn.
  static List<Count> counts(Situation situation) {
    return own(situation.trigger(), situation.policy(), situation.now());
  }

  /// Every counter that bounds the messages of a trigger now.
  public static List<Count> counts(Trigger trigger, Policy policy, Instant now) {
    List<Count> counts = new ArrayList<>();
    for (Budget budget : policy.budgets()) {
      counts.add(
          new Count(
              budget.counter(trigger.id(), now, policy.zone()),
              budget.most(),
              budget.channel(),
              false,
              budget.ends(now, policy.zone())));
    }
    counts.addAll(own(trigger, policy, now));
    return counts;
  }

  private static List<Count> own(Trigger trigger, Policy policy, Instant now) {
    List<Count> counts = new ArrayList<>();
    String day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    Instant midnight = Period.Calendar.DAY.leaves(now, ZoneOffset.UTC);
    String whose = "trigger " + trigger.id();
    if (trigger.limits().perDay() > 0) {
      counts.add(
          new Count(whose + " a day " + day, trigger.limits().perDay(), null, false, midnight));
    }
    if (trigger.limits().total() > 0) {
      counts.add(new Count(whose + " in all", trigger.limits().total(), null, false, Instant.MAX));
    }
    long ceiling = trigger.who().atMost() > 0 ? trigger.who().atMost() : policy.audience().most();
    counts.add(new Count(audience(trigger, now), ceiling, null, true, midnight.plus(REMEMBERED)));
    return counts;
  }

  /// The counter of the customers whom a trigger told on the day (UTC) of an instant.
  public static String audience(Trigger trigger, Instant then) {
    return "audience " + trigger.id() + " " + then.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The same of each of the thirty days before.
  public static List<String> audiencesBefore(Trigger trigger, Instant now) {
    return LongStream.rangeClosed(1, REMEMBERED.toDays())
        .mapToObj(days -> audience(trigger, now.minus(Duration.ofDays(days))))
        .toList();
  }
}
