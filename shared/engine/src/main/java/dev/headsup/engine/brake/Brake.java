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
/// @param pace how far it has gone
/// @param since when a person last let it go on after a stop, if one did; what came earlier stops
///   nothing more
/// @param stopped why it stopped by itself, if it did
/// @param asked what a second person was asked for, if they did not decide yet
/// @param decided what was decided last, if anything was
/// @param watching since when it only watches, until somebody who saw what it would send turns it
///   on; null where it speaks
/// @param previewed that somebody saw what it would send, if anybody did
public record Brake(
    String key,
    long revision,
    Pace pace,
    @Nullable Instant since,
    @Nullable Stop stopped,
    @Nullable Asked asked,
    @Nullable Approved decided,
    @Nullable Instant watching,
    @Nullable Previewed previewed) {
  /// How far something has gone.
  ///
  /// @param step of the ramp, counted from 0
  /// @param passed how many messages were let through while that was counted one by one; of what
  ///   only watches, how many would have been
  /// @param began when the first message of the step was let through, if one was
  /// @param filled when the step was full, if it is
  /// @param day the day (UTC) of `today`
  /// @param today how many messages were let through on that day
  public record Pace(
      int step,
      long passed,
      @Nullable Instant began,
      @Nullable Instant filled,
      LocalDate day,
      long today) {
    /// Nothing went out yet.
    public static final Pace START = new Pace(0, 0, null, null, LocalDate.EPOCH, 0);

    private Pace on(Instant now, long counted) {
      LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
      long already = day.equals(date) ? today : 0;
      return new Pace(step, passed, began, filled, date, Math.max(already, counted));
    }

    private Pace advanced(Ramp ramp, long base, Instant now) {
      Pace here = this;
      while (!ramp.isLast(here.step)) {
        boolean full = here.passed >= ramp.size(here.step, base);
        if (!full || now.isBefore(here.opens(ramp).orElse(now))) {
          return here;
        }
        here = new Pace(here.step + 1, passed, null, null, day, today);
      }
      return here;
    }

    private Pace passing(long granted, boolean isFull, Instant now) {
      return new Pace(
          step,
          passed + granted,
          began == null ? now : began,
          isFull ? now : null,
          day,
          today + granted);
    }

    private Pace back(long unused) {
      return new Pace(
          step, Math.max(0, passed - unused), began, null, day, Math.max(0, today - unused));
    }

    private Optional<Instant> opens(Ramp ramp) {
      Instant full = filled;
      if (full == null || ramp.isLast(step)) {
        return Optional.empty();
      }
      Duration filling = began == null ? Duration.ZERO : Duration.between(began, full);
      return Optional.of(full.plus(ramp.holdAfter(filling)));
    }
  }

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

  /// That somebody saw what it would send.
  ///
  /// @param perDay how many customers it would have told on the busiest of the days that were
  ///   looked at; 0 where that is not known
  /// @param by who saw it
  public record Previewed(long perDay, String by, Instant at) {
    public Previewed {
      if (perDay < 0) {
        throw new IllegalArgumentException("Fewer than nobody: " + perDay);
      }
    }
  }

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
    return new Brake(key, 0, Pace.START, null, null, null, null, null, null);
  }

  /// Lets as many messages through as the ramp has room for now, and as may go on this day.
  ///
  /// @param wanted how many there are
  /// @param base how many customers there are
  /// @param most how many may be let through on this day
  /// @param counted how many went out on this day, as others counted
  public Taken take(long wanted, Ramp ramp, long base, long most, long counted, Instant now) {
    Pace here = pace.on(now, counted).advanced(ramp, base, now);
    long room =
        ramp.isLast(here.step()) ? Long.MAX_VALUE : ramp.size(here.step(), base) - here.passed();
    long granted = Math.max(0, Math.min(wanted, Math.min(room, most - here.today())));
    return new Taken(
        granted == 0 ? with(here) : with(here.passing(granted, granted == room, now)), granted);
  }

  /// Counts what it would have told, while it only watches.
  public Brake watched(long more, Instant now) {
    return with(pace.on(now, 0).passing(more, false, now));
  }

  /// This, as a store has it after it wrote it.
  public Brake written() {
    return new Brake(key, revision + 1, pace, since, stopped, asked, decided, watching, previewed);
  }

  /// Gives back what was let through and did not go out.
  public Brake giveBack(long unused) {
    return with(pace.back(unused));
  }

  /// When the hold after the step is over; empty while the step is not full, or the next one may
  /// begin at once.
  public Optional<Instant> opens(Ramp ramp) {
    return pace.opens(ramp);
  }

  /// With a preview that somebody saw.
  public Brake seen(Previewed preview) {
    return new Brake(key, revision, pace, since, stopped, asked, decided, watching, preview);
  }

  /// Only watching from now on, unless somebody saw what it would send, or it spoke before.
  public Brake watching(Instant now) {
    return previewed != null || !equals(released(key))
        ? this
        : new Brake(key, revision, pace, since, stopped, asked, decided, now, null);
  }

  /// Turned on: it speaks from now on, from the first step.
  public Brake speaking() {
    return new Brake(key, revision, Pace.START, since, stopped, asked, decided, null, previewed);
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

  private Brake with(Pace other) {
    return new Brake(key, revision, other, since, stopped, asked, decided, watching, previewed);
  }

  private Brake with(
      @Nullable Instant again,
      @Nullable Stop stop,
      @Nullable Asked question,
      @Nullable Approved decision) {
    return new Brake(key, revision, pace, again, stop, question, decision, watching, previewed);
  }
}
