package dev.headsup.engine.brake;

import dev.headsup.engine.brake.Brake.Approved;
import dev.headsup.engine.brake.Brake.Asked;
import dev.headsup.engine.brake.Brake.Previewed;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.policy.Approval;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person decides about brakes: that so many customers may be reached, and that what stopped
/// by itself goes on. A decision is bound to the version of the trigger, which the key names, and
/// to the number of customers that was asked for.
public record SecondPerson(Brakes brakes) {
  private static final int ATTEMPTS = 20;

  /// What became of it.
  public sealed interface Answer {
    /// It holds.
    record Done(Brake after) implements Answer {}

    /// It does not.
    ///
    /// @param why for people
    record Refused(String why) implements Answer {}
  }

  /// Who decides.
  ///
  /// @param name as it is kept beside the decision
  /// @param names all that they are called by
  public record Who(String name, Set<String> names) {
    public Who {
      names = Set.copyOf(names);
    }

    /// Whether one of their names is this, however it is written.
    boolean is(String other) {
      return names.stream().map(Who::plain).collect(Collectors.toSet()).contains(plain(other));
    }

    private static String plain(String name) {
      return name.strip().toLowerCase(Locale.ROOT);
    }
  }

  /// Says yes or no to what was asked for.
  ///
  /// @param key of the version that was looked at
  /// @param customers how many were asked for as it was looked at
  /// @param author who made the version
  public Answer decide(
      String key,
      long customers,
      boolean yes,
      String author,
      Who who,
      Approval rules,
      Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Brake brake = brake(key);
      Asked asked = brake.asked();
      if (asked == null) {
        return new Answer.Refused("Nothing is asked about this version any more.");
      }
      if (Math.abs(asked.customers() - customers) > Approval.TOLERANCE * customers) {
        return new Answer.Refused(
            "It is to reach " + asked.customers() + " customers now, not " + customers + ".");
      }
      boolean own = who.is(author);
      if (yes && own && !rules.alone(asked.customers())) {
        return new Answer.Refused(
            rules.solo()
                ? "You made it, and it reaches too many for one person to say yes to alone."
                : "You made it, so somebody else has to say yes.");
      }
      Brake after =
          brake.deciding(
              new Approved(
                  yes, asked.customers(), who.name(), own && yes ? rules.because() : "", now));
      if (brakes.replace(after)) {
        return new Answer.Done(after.written());
      }
    }
    throw new IllegalStateException("Others kept writing first to " + key);
  }

  /// Lets go on what stopped by itself.
  ///
  /// @param seen why it had stopped, as it was looked at
  public Answer resume(String key, String seen, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Brake brake = brake(key);
      Stop stopped = brake.stopped();
      if (stopped == null || !stopped.why().equals(seen)) {
        return new Answer.Refused("It does not stand still for this reason any more.");
      }
      Brake after = brake.resumed(now);
      if (brakes.replace(after)) {
        return new Answer.Done(after.written());
      }
    }
    throw new IllegalStateException("Others kept writing first to " + key);
  }

  /// Turns on what only watches, by somebody who saw what it would send.
  ///
  /// @param perDay how many customers it would have told on the busiest day; 0 where nobody knows
  public Answer turnOn(String key, long perDay, Who who, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Brake brake = brake(key);
      if (brake.watching() == null) {
        return new Answer.Refused("It does not only watch any more.");
      }
      Brake after = brake.seen(new Previewed(perDay, who.name(), now)).speaking();
      if (brakes.replace(after)) {
        return new Answer.Done(after.written());
      }
    }
    throw new IllegalStateException("Others kept writing first to " + key);
  }

  /// Notes that somebody saw what a version would send, so that it may speak when it is put in
  /// place.
  public void saw(String key, long perDay, Who who, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (brakes.replace(brake(key).seen(new Previewed(perDay, who.name(), now)))) {
        return;
      }
    }
    throw new IllegalStateException("Others kept writing first to " + key);
  }

  private Brake brake(String key) {
    return brakes.read(List.of(key)).getOrDefault(key, Brake.released(key));
  }
}
