package dev.headsup.sim.world;

import dev.headsup.aws.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// One call of a function, from its start to its answer or its death. Each of its requests takes
/// time, in which others go on, and may go wrong.
final class Invocation {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final World world;
  private final String function;
  private final long number;
  private final Instant deadline;
  private final Strand strand = new Strand();
  private boolean dead;

  Invocation(World world, String function, long number, Duration timeout) {
    this.world = world;
    this.function = function;
    this.number = number;
    this.deadline = world.clock().instant().plus(timeout);
  }

  /// What came of it.
  sealed interface Ended {
    /// It answered.
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never changed
    record Answered(byte[] answer) implements Ended {}

    /// It threw, died or took too long.
    record Broken(String why) implements Ended {}
  }

  String function() {
    return function;
  }

  String name() {
    return function + "#" + number;
  }

  Duration left() {
    return Duration.between(world.clock().instant(), deadline);
  }

  /// Runs it; `ended` hears what came of it, in the run's own order.
  void run(Function<Invocation, byte[]> work, Consumer<Ended> ended) {
    world.note(name() + " begins");
    Ended[] result = {new Ended.Broken("never ended")};
    strand.start(() -> {
      world.enter(this);
      result[0] = guarded(work);
      world.note(name() + ' ' + word(result[0]));
      world.leave();
      world.at(world.clock().instant(), () -> ended.accept(result[0]));
    });
  }

  private Ended guarded(Function<Invocation, byte[]> work) {
    byte[][] answer = {{}};
    try {
      Rounds.pausing(
          round -> pass(Duration.ofMillis(50L << round)), () -> answer[0] = work.apply(this));
      return dead ? new Ended.Broken("died") : new Ended.Answered(answer[0]);
    } catch (Killed killed) {
      return new Ended.Broken(String.valueOf(killed.getMessage()));
    } catch (RuntimeException broken) {
      return new Ended.Broken(dead ? "died" : "threw " + broken);
    }
  }

  private static String word(Ended ended) {
    return switch (ended) {
      case Ended.Answered answered -> "ends";
      case Ended.Broken(String why) -> "breaks: " + why.lines().findFirst().orElse("");
    };
  }

  /// Makes a request, as often as the SDK does.
  <T> T step(String what, Supplier<T> effect) {
    Server service = Server.of(what);
    for (int attempt = 1; ; attempt++) {
      if (dead) {
        throw new Killed("died");
      }
      Fault fault = world.fault(this, what);
      pass(world.faults().latency(what));
      if (fault == Fault.NONE) {
        T answer = effect.get();
        world.happened(this, what);
        pass(world.faults().latency(what));
        return answer;
      }
      world.note(name() + " " + fault + " " + what);
      if (fault.takesEffect()) {
        effectOnly(effect);
        world.happened(this, what);
      }
      if (fault.kills()) {
        dead = true;
        throw new Killed("killed at " + what);
      }
      if (fault == Fault.HANG_BEFORE || fault == Fault.HANG_AFTER) {
        pass(service.patience());
      }
      if (attempt == service.attempts()) {
        throw Failures.of(fault, what);
      }
      pass(PAUSE.multipliedBy(attempt));
    }
  }

  /// What a request that is refused would have answered, nobody hears.
  @SuppressWarnings("ReturnValueIgnored")
  private static void effectOnly(Supplier<?> effect) {
    try {
      effect.get();
    } catch (RuntimeException refused) {
      // The answer is lost, and a refusal has no effect.
      return;
    }
  }

  /// Time passes for this one; after its deadline Lambda ends it.
  void pass(Duration time) {
    Instant until = world.clock().instant().plus(time);
    boolean late = until.isAfter(deadline);
    Instant next = late ? deadline : until;
    if (!world.skipTo(next)) {
      world.at(
          next,
          () -> {
            world.enter(this);
            strand.resume();
          });
      world.leave();
      strand.pause();
      world.enter(this);
    }
    if (late) {
      dead = true;
      throw new Killed("it took longer than it may");
    }
  }
}
