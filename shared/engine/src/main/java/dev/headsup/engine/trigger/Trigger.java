package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Hash;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What CX configures: when to speak, to whom, by which channels, how often at most.
///
/// @param id stable, lower-case words with hyphens
/// @param name as people read it
/// @param owner who answers for it
/// @param when the behaviour that starts a case
/// @param limit at most so many cases told per customer
/// @param expiry how long after the case (and its wait) a message still helps; cut where it is
///   longer than the limit's window less the wait, since of a backlog several cases could be told
///   at once otherwise
/// @param success what shows that it helped, in words
/// @param hash SHA-256 of the trigger's files, in hex; on every decision
public record Trigger(
    String id,
    String name,
    String owner,
    Status status,
    Purpose purpose,
    BehaviourCondition when,
    Who who,
    Send send,
    Limit limit,
    Duration expiry,
    String success,
    String hash) {
  private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(1);

  public Trigger {
    Duration longest = limit.within().minus(when.patience());
    if (expiry.compareTo(longest) > 0) {
      expiry = longest.compareTo(SHORTEST_EXPIRY) > 0 ? longest : SHORTEST_EXPIRY;
    }
  }

  /// How far a trigger may go.
  public enum Status {
    /// Being written: nothing happens.
    DRAFT,
    /// Decides and records, sends nothing; the default for a new one.
    SHADOW,
    /// Decides and sends.
    LIVE,
    /// Stopped: nothing happens.
    PAUSED;

    /// Whether signals are matched against it.
    public boolean decides() {
      return switch (this) {
        case SHADOW, LIVE -> true;
        case DRAFT, PAUSED -> false;
      };
    }
  }

  /// The customers it is for: all of `include` hold and none of `exclude`.
  public record Who(List<FieldCondition> include, List<FieldCondition> exclude) {
    /// Everyone.
    public static final Who EVERYONE = new Who(List.of(), List.of());

    public Who {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }

    /// Whether a customer with these traits is one of them.
    public boolean includes(Map<String, Value> traits) {
      return include.stream().allMatch(condition -> condition.holds(traits))
          && exclude.stream().noneMatch(condition -> condition.holds(traits));
    }
  }

  /// How it speaks.
  ///
  /// @param firstOf the first of these that is allowed and has an address
  /// @param also each of these that is allowed and has an address
  /// @param data names for the message, each the value of a property of the event that completed
  ///   the case
  public record Send(List<Channel> firstOf, List<Channel> also, Map<String, String> data) {
    public Send {
      firstOf = List.copyOf(firstOf);
      also = List.copyOf(also);
      data = Map.copyOf(data);
      if (firstOf.isEmpty() && also.isEmpty()) {
        throw new IllegalArgumentException("A trigger speaks by at least one channel");
      }
    }

    /// Every channel it may use, in the order it is tried.
    public List<Channel> channels() {
      return Stream.concat(firstOf.stream(), also.stream()).distinct().toList();
    }
  }

  /// At most `times` cases told per customer within `within`.
  public record Limit(int times, Duration within) {
    public Limit {
      if (times < 1 || times > BehaviourCondition.MAX_TIMES || !within.isPositive()) {
        throw new IllegalArgumentException("a limit is 1 to 100 times in a positive time");
      }
    }
  }

  /// Names this trigger in stored activities.
  public int key() {
    return key(id);
  }

  /// Names a trigger in stored activities by its id, be it live or gone.
  public static int key(String id) {
    return Hash.of("trigger " + id);
  }
}
