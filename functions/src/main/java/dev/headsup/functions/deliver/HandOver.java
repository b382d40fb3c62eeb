package dev.headsup.functions.deliver;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.handoff.Notice;
import dev.headsup.engine.handoff.Notice.Occasion;
import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.handoff.Receiver.Result;
import dev.headsup.engine.handoff.TeamNotice;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a withheld case to the team: opens it, tells every receiver, and looks again when the time
/// is up that was promised. May be repeated; it does what is still missing.
///
/// Whatever fails, somebody hears of it: what cannot be opened goes back to the queue and ends in
/// its dead letters, which have an alarm; when no receiver can be told, and when nobody took a case
/// in time, the log has a line on which an alarm rings ([#REACHED_NOBODY], [#TAKEN_BY_NOBODY]).
final class HandOver {
  /// An alarm looks for these words: infra/alarms.yaml.
  static final String REACHED_NOBODY = "A hand-off reached nobody of the team";

  /// An alarm looks for these words: infra/alarms.yaml.
  static final String TAKEN_BY_NOBODY = "A hand-off was taken by nobody in time";

  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /// For how long a receiver that fails is tried again.
  private static final Duration GIVES_UP = Duration.ofDays(3);

  /// The alarm's line is a receiver too: noted, so that it rings once for a case.
  private static final Notice ALARM = new Notice(Occasion.LATE, "alarm");

  private final Outreaches outreaches;
  private final HandOffs handOffs;
  private final DueEntries dues;
  private final List<Receiver> receivers;
  private final Supplier<@Nullable String> fallback;
  private final String console;
  private final InstantSource clock;

  /// @param fallback who is to be told when nobody took a case in time; null for nobody
  /// @param console the console's address; empty where it has none
  HandOver(
      Outreaches outreaches,
      HandOffs handOffs,
      DueEntries dues,
      List<Receiver> receivers,
      Supplier<@Nullable String> fallback,
      String console,
      InstantSource clock) {
    this.outreaches = outreaches;
    this.handOffs = handOffs;
    this.dues = dues;
    this.receivers = List.copyOf(receivers);
    this.fallback = fallback;
    this.console = console;
    this.clock = clock;
  }

  /// Takes the case of a ledger entry as far as it gets now.
  void run(Outreach entry, Decision.HandOff decision) {
    Instant now = clock.instant();
    boolean promised = now.isBefore(decision.promised());
    if (promised) {
      // Before anything else, so that the look at that time is never forgotten; a repeat writes
      // the same entry.
      lookAgain(entry, decision.promised());
    }
    HandOff handOff =
        handOffs
            .find(entry.customer(), entry.id())
            .orElseGet(() -> handOffs.open(HandOff.of(entry, evidence(entry))));
    switch (handOff.state()) {
      case OPEN -> call(entry, handOff, now);
      case TAKEN, RESOLVED -> {}
    }
    DueEntry.Deliver rescue = DueEntry.Deliver.rescue(entry.at(), entry.customer(), entry.id());
    // One entry may be both the rescue and the look that was promised.
    if (!promised || !rescue.at().equals(decision.promised())) {
      dues.remove(List.of(rescue));
    }
  }

  private EvidencePack evidence(Outreach entry) {
    return EvidencePack.of(
        entry,
        outreaches.of(entry.customer()),
        told -> outreaches.deliveries(told.customer(), told.id()));
  }

  private void call(Outreach entry, HandOff handOff, Instant now) {
    Occasion occasion = handOff.isLate(now) ? Occasion.LATE : Occasion.OPENED;
    if (occasion == Occasion.LATE && !handOff.wasTold(ALARM)) {
      LOG.error("{}: {} ({})", TAKEN_BY_NOBODY, handOff.id(), handOff.severity());
      handOffs.noteTold(handOff.customer(), handOff.id(), ALARM);
    }
    TeamNotice notice =
        TeamNotice.of(
            handOff, occasion, console, occasion == Occasion.LATE ? fallback.get() : null);
    boolean reached = false;
    boolean failed = false;
    for (Receiver receiver : receivers) {
      Notice mark = new Notice(occasion, receiver.name());
      switch (handOff.wasTold(mark) ? new Result.Told() : tell(receiver, notice)) {
        case Result.Told told -> {
          handOffs.noteTold(handOff.customer(), handOff.id(), mark);
          reached = true;
        }
        case Result.NotSetUp none -> {}
        case Result.Failed(String reason) -> {
          LOG.warn("{} was not told of {}: {}", receiver.name(), handOff.id(), reason);
          failed = true;
        }
      }
    }
    if (!reached) {
      LOG.error("{}: {} ({})", REACHED_NOBODY, handOff.id(), handOff.severity());
    }
    if (failed && now.isBefore(handOff.opened().plus(GIVES_UP))) {
      lookAgain(entry, now.plus(pause(Duration.between(handOff.opened(), now))));
    }
  }

  private static Result tell(Receiver receiver, TeamNotice notice) {
    try {
      return receiver.tell(notice);
    } catch (RuntimeException broken) {
      // One receiver must not keep the others from being told.
      LOG.error("{} broke", receiver.name(), broken);
      return new Result.Failed("it broke: " + broken.getClass().getSimpleName());
    }
  }

  /// As long as the case is old, so the pauses double.
  private static Duration pause(Duration age) {
    if (age.compareTo(SHORTEST_PAUSE) < 0) {
      return SHORTEST_PAUSE;
    }
    return age.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : age;
  }

  private void lookAgain(Outreach entry, Instant at) {
    dues.add(new DueEntry.Deliver(at, entry.customer(), entry.id()));
  }
}
