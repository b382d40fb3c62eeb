package dev.headsup.engine.handoff;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A case in which a machine stays quiet and a person answers. It goes from open over taken to
/// resolved, and never back.
///
/// @param id that of the ledger entry which handed it off; with the customer it names the case
/// @param trigger the one whose message was withheld, as it was then
/// @param because why a machine does not answer
/// @param severity how soon somebody must look
/// @param opened when it was handed off
/// @param promised by when a person takes it
/// @param evidence what a person needs to know, so that the customer is not asked again
/// @param taken who has it, or null
/// @param resolution how it ended, or null
/// @param told which notices of it went out, by [Notice#word]
public record HandOff(
    String id,
    CustomerId customer,
    TriggerRef trigger,
    Reason because,
    Severity severity,
    Instant opened,
    Instant promised,
    EvidencePack evidence,
    @Nullable Taken taken,
    @Nullable Resolution resolution,
    Set<String> told) {
  public HandOff {
    told = Set.copyOf(told);
  }

  /// Somebody has it.
  ///
  /// @param by their name, as their colleagues know them
  /// @param person the sign-in's lasting id of them: two people may have one name
  public record Taken(String by, String person, Instant at) {}

  /// How far a case is.
  public enum State {
    /// Nobody has it.
    OPEN,
    /// Somebody has it.
    TAKEN,
    /// It came to its end.
    RESOLVED
  }

  /// The case of a ledger entry that hands off, fresh.
  ///
  /// @throws IllegalArgumentException when the entry does something else
  public static HandOff of(Outreach entry, EvidencePack evidence) {
    if (!(entry.decision() instanceof Decision.HandOff(var because, var severity, var promised))) {
      throw new IllegalArgumentException("The ledger entry " + entry.id() + " hands nothing off");
    }
    return new HandOff(
        entry.id(),
        entry.customer(),
        entry.trigger(),
        because,
        severity,
        entry.at(),
        promised,
        evidence,
        null,
        null,
        Set.of());
  }

  /// How far it is.
  public State state() {
    if (resolution != null) {
      return State.RESOLVED;
    }
    return taken == null ? State.OPEN : State.TAKEN;
  }

  /// Whether nobody took it in the time that was promised.
  public boolean isLate(Instant now) {
    return state() == State.OPEN && !now.isBefore(promised);
  }

  /// For how long a case is kept after its end. One without an end stays: somebody still waits.
  public static final Duration KEPT = Duration.ofDays(730);

  /// Whether this case is still kept.
  public boolean isKept(Instant now) {
    return resolution == null || now.isBefore(resolution.at().plus(KEPT));
  }

  /// Whether a notice went out.
  public boolean wasTold(Notice notice) {
    return told.contains(notice.word());
  }

  /// The same case in somebody's hands.
  public HandOff with(Taken by) {
    return new HandOff(
        id, customer, trigger, because, severity, opened, promised, evidence, by, resolution, told);
  }

  /// The same case at its end.
  public HandOff with(Resolution end) {
    return new HandOff(
        id, customer, trigger, because, severity, opened, promised, evidence, taken, end, told);
  }
}
