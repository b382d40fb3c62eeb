package dev.headsup.engine.brake;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Braking;
import dev.headsup.engine.policy.Ramp;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one version of a trigger, or one channel, stands with the brakes. A value: each step gives
/// the next one, and a store writes it only if nobody wrote in between ([Brakes#replace]).
///
/// @param key what it is about, [#of(Trigger)] or [#of(Channel)]
/// @param revision grows with each change; 0 for one that was never written
/// @param step of the ramp, counted from 0
/// @param passed how many messages were let through while that was counted one by one
/// @param began when the first message of the step was let through, if one was
/// @param filled when the step was full, if it is
/// @param day the day (UTC) of `today`
/// @param today how many messages were let through on that day
/// @param since when a person last let it go on after a stop, if one did; what came earlier stops
///   nothing more
/// @param stopped why it stopped by itself, if it did
/// @param asked what a second person was asked for, if they did not decide yet
/// @param decided what was decided last, if anything was
public record Brake(
    String key,
    long revision,
    int step,
    long passed,
    @Nullable Instant began,
    @Nullable Instant filled,
    LocalDate day,
    long today,
    @Nullable Instant since,
    @Nullable Stop stopped,
    @Nullable Asked asked,
    @Nullable Approved decided) {
  /// Why something stopped by itself.
  ///
  /// @param why with the figures, for people
  public record Stop(String why, Instant at) {}

  /// That a second person was asked.
  ///
  /// @param customers how many it is to reach in a day
  /// @param why it needs a yes, for people
  public record Asked(long customers, String why, Instant at) {}

  /// What a person decided.
  ///
  /// @param yes whether it may reach so many
  /// @param customers how many
  /// @param by who decided
  /// @param why as they or the policy said; may be empty
  public record Approved(boolean yes, long customers, String by, String why, Instant at) {}

  /// What was let through.
  public record Taken(Brake after, long granted) {}

  /// Names a version of a trigger; each follow-up has its own.
  public static String of(Trigger trigger) {
    return of(trigger.id(), trigger.hash());
  }

  /// Names a version of a trigger.
  public static String of(String trigger, String hash) {
    return "trigger " + trigger + " " + hash;
  }

  /// The ramp that holds messages of a trigger: none where an outage has to be told, and that of
  /// its purpose else.
  public static Ramp ramp(Trigger trigger, Braking rules) {
    return trigger.isAboutIncidents() ? Ramp.NONE : rules.ramp().of(trigger.purpose());
  }

  /// Names a channel.
  public static String of(Channel channel) {
    return "channel " + channel.name();
  }

  /// Nothing happened yet.
  public static Brake released(String key) {
    return new Brake(key, 0, 0, 0, null, null, LocalDate.EPOCH, 0, null, null, null, null);
  }

  /// Lets as many messages through as the ramp has room for now, and as may go on this day.
  ///
  /// @param wanted how many there are
  /// @param base how many customers there are
  /// @param most how many may be let through on this day
  /// @param counted how many went out on this day, as others counted
  public Taken take(long wanted, Ramp ramp, long base, long most, long counted, Instant now) {
    Brake here = on(now, counted).advanced(ramp, base, now);
    long room = ramp.isLast(here.step) ? Long.MAX_VALUE : ramp.size(here.step, base) - here.passed;
    long granted = Math.max(0, Math.min(wanted, Math.min(room, most - here.today)));
    if (granted == 0) {
      return new Taken(here, 0);
    }
    return new Taken(
        new Brake(
            key,
            revision,
            here.step,
            here.passed + granted,
            here.began == null ? now : here.began,
            granted == room ? now : null,
            here.day,
            here.today + granted,
            since,
            stopped,
            asked,
            decided),
        granted);
  }

  /// This, as a store has it after it wrote it.
  public Brake written() {
    return new Brake(
        key, revision + 1, step, passed, began, filled, day, today, since, stopped, asked, decided);
  }

  /// Gives back what was let through and did not go out.
  public Brake giveBack(long unused) {
    return new Brake(
        key,
        revision,
        step,
        Math.max(0, passed - unused),
        began,
        null,
        day,
        Math.max(0, today - unused),
        since,
        stopped,
        asked,
        decided);
  }

  private Brake on(Instant now, long counted) {
    LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
    long already = day.equals(date) ? today : 0;
    return new Brake(
        key,
        revision,
        step,
        passed,
        began,
        filled,
        date,
        Math.max(already, counted),
        since,
        stopped,
        asked,
        decided);
  }

  private Brake advanced(Ramp ramp, long base, Instant now) {
    Brake here = this;
    while (!ramp.isLast(here.step)) {
      boolean full = here.passed >= ramp.size(here.step, base);
      if (!full || now.isBefore(here.opens(ramp).orElse(now))) {
        return here;
      }
      here = here.at(here.step + 1);
    }
    return here;
  }

  private Brake at(int next) {
    return new Brake(
        key, revision, next, passed, null, null, day, today, since, stopped, asked, decided);
  }

  /// When the hold after the step is over; empty while the step is not full, or the next one may
  /// begin at once.
  public Optional<Instant> opens(Ramp ramp) {
    Instant full = filled;
    if (full == null || ramp.isLast(step)) {
      return Optional.empty();
    }
    Duration filling = began == null ? Duration.ZERO : Duration.between(began, full);
    return Optional.of(full.plus(ramp.holdAfter(filling)));
  }

  /// How many customers a day a person said yes to; 0 for none.
  public long approved() {
    return decided != null && decided.yes() ? decided.customers() : 0;
  }

  /// Whether a person said no, and nobody was asked since.
  public boolean isRefused() {
    return decided != null && !decided.yes();
  }

  /// Stopped by itself; the first reason stays.
  public Brake stop(Stop stop) {
    return stopped != null ? this : with(since, stop, asked, decided);
  }

  /// Let go on by a person.
  ///
  /// @param now what comes from the next full hour on counts again
  public Brake resumed(Instant now) {
    return with(now, null, asked, decided);
  }

  /// With a question for a second person; one that was asked already stays, unless more customers
  /// are asked for than its answer would cover.
  public Brake asking(Asked question) {
    return asked != null && asked.customers() >= question.customers()
        ? this
        : with(since, stopped, question, decided);
  }

  /// With what a person decided.
  public Brake deciding(Approved decision) {
    return with(since, stopped, null, decision);
  }

  private Brake with(
      @Nullable Instant again,
      @Nullable Stop stop,
      @Nullable Asked question,
      @Nullable Approved decision) {
    return new Brake(
        key, revision, step, passed, began, filled, day, today, again, stop, question, decision);
  }
}
