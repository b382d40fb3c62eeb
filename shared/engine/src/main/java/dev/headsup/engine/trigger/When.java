package dev.headsup.engine.trigger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a case of a trigger starts, what else must be true then, and how long to wait before the
/// customer is told.
///
/// @param and what must be true of the past when the case starts, and still when the wait is over;
///   windows look back from the cause, and what came since counts too
/// @param patience how long to give them to recover; zero for not at all
/// @param follows the trigger that must have told the customer before, or null; a follow-up, such
///   as the all-clear, has one
/// @param narrowing who of those whom an incident concerns hears of it
public record When(
    Start start,
    List<Past> and,
    Duration patience,
    @Nullable Follows follows,
    Narrowing narrowing) {
  /// The highest threshold; it bounds what is remembered per customer.
  public static final int MAX_TIMES = 100;

  public When {
    and = List.copyOf(and);
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience is not negative: " + patience);
    }
  }

  /// One that narrows nobody.
  public When(Start start, List<Past> and, Duration patience, @Nullable Follows follows) {
    this(start, and, patience, follows, Narrowing.NONE);
  }

  /// The same, for fewer.
  public When narrowed(Narrowing to) {
    return new When(start, and, patience, follows, to);
  }

  /// A case that starts so, and needs nothing else.
  public static When of(Start start) {
    return new When(start, List.of(), Duration.ZERO, null);
  }

  /// Another trigger that must have told the customer before: this very case where cases are told
  /// apart, else one not long ago.
  ///
  /// @param trigger its id
  /// @param sameStart whether both start with the same event, so that the other is told at the
  ///   earliest when this one starts, and it has to be told only when this one's wait is over
  /// @param within how long before this case that of the other may have started, where cases are
  ///   not told apart
  /// @param each whether each news of a case is told, and not the case once
  public record Follows(String trigger, boolean sameStart, Duration within, boolean each) {
    /// One that is told once for each case.
    public Follows(String trigger, boolean sameStart, Duration within) {
      this(trigger, sameStart, within, false);
    }
  }

  /// Whether each news of a case is told, and not the case once.
  public boolean tellsEach() {
    return follows != null && follows.each();
  }

  /// How long after its cause a case may be put off before the customer is told, at most.
  public Duration longest() {
    return switch (start) {
      case Start.Quiet quiet -> quiet.after().plus(patience);
      // A week, and a day in which the clock is put.
      case Start.Scheduled scheduled -> Duration.ofDays(8).plus(patience);
      case Start.Counted counted -> patience;
      case Start.First first -> patience;
      case Start.Sequence sequence -> patience;
    };
  }

  /// What starts a case.
  public sealed interface Start {
    /// Each of these events may complete a case; none means that anything that is seen of the
    /// customer does.
    List<EventPattern> causes();

    /// What happened, in words, for example `Import Failed`.
    String words();

    /// They did it so many times within a window that is open at its start: events exactly so long
    /// apart are not in one. With [Count#AT_LEAST] the events may come in any order; with the
    /// others the window ends at the newest of them.
    ///
    /// @param times 1 to 100
    record Counted(EventPattern did, Count count, int times, Duration within) implements Start {
      public Counted {
        if (times < 1 || times > MAX_TIMES || !within.isPositive()) {
          throw new IllegalArgumentException(
              "times is 1 to 100, a window longer than zero: " + times + ", " + within);
        }
      }

      @Override
      public List<EventPattern> causes() {
        return List.of(did);
      }

      @Override
      public String words() {
        return did.words();
      }
    }

    /// They did it for the first time since Headsup watches.
    record First(EventPattern did) implements Start {
      @Override
      public List<EventPattern> causes() {
        return List.of(did);
      }

      @Override
      public String words() {
        return did.words();
      }
    }

    /// They did one thing and then, within a time, another.
    record Sequence(EventPattern first, EventPattern then, Duration within) implements Start {
      @Override
      public List<EventPattern> causes() {
        return List.of(first, then);
      }

      @Override
      public String words() {
        return first.words() + ", then " + then.words();
      }
    }

    /// They were not seen, or did not do it again, for a time.
    ///
    /// @param did null for anything
    record Quiet(@Nullable EventPattern did, Duration after) implements Start {
      @Override
      public List<EventPattern> causes() {
        return did == null ? List.of() : List.of(did);
      }

      @Override
      public String words() {
        return did == null ? "anything" : did.words();
      }
    }

    /// A time of the calendar came, by the customer's clock; for those who were seen since the time
    /// before.
    record Scheduled(Schedule schedule) implements Start {
      @Override
      public List<EventPattern> causes() {
        return List.of();
      }

      @Override
      public String words() {
        return "anything";
      }
    }
  }
}
