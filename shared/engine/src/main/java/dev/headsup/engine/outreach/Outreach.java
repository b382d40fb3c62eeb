package dev.headsup.engine.outreach;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One ledger entry: a decision about one case, told or not, with everything that led to it.
///
/// A case has one entry, which moves from waiting to its end. Cases stopped at the same gate on the
/// same day for the same customer and trigger share one entry, which counts them.
///
/// @param id [OutreachKey]; with the customer it names the entry
/// @param at when the newest decision of it was taken
/// @param cause the event that completed the (newest) case
/// @param times how many cases this entry stands for, at least 1
/// @param marks what the customer did with what they were told, as far as we were told; the store
///   keeps them apart from the decision ([OutreachMarks])
public record Outreach(
    String id,
    CustomerId customer,
    TriggerRef trigger,
    Instant at,
    Stamp cause,
    Decision decision,
    List<Verdict> verdicts,
    Evidence evidence,
    Map<String, String> data,
    int times,
    Marks marks) {
  public Outreach {
    verdicts = List.copyOf(verdicts);
    data = Map.copyOf(data);
  }

  /// An entry of which the customer knows nothing yet.
  public Outreach(
      String id,
      CustomerId customer,
      TriggerRef trigger,
      Instant at,
      Stamp cause,
      Decision decision,
      List<Verdict> verdicts,
      Evidence evidence,
      Map<String, String> data,
      int times) {
    this(id, customer, trigger, at, cause, decision, verdicts, evidence, data, times, Marks.NONE);
  }

  /// The trigger as it was when it decided.
  ///
  /// @param purpose why it spoke; null in entries from before that was kept
  public record TriggerRef(String id, String name, String hash, @Nullable Purpose purpose) {
    /// One whose purpose was not kept.
    public TriggerRef(String id, String name, String hash) {
      this(id, name, hash, null);
    }
  }

  /// The ledger entry of a decision.
  public static Outreach of(Decided decided) {
    Candidate candidate = decided.candidate();
    return new Outreach(
        OutreachKey.of(decided),
        candidate.customer(),
        new TriggerRef(
            candidate.trigger().id(),
            candidate.trigger().name(),
            candidate.trigger().hash(),
            candidate.trigger().purpose()),
        decided.at(),
        candidate.cause(),
        decided.decision(),
        decided.verdicts(),
        candidate.evidence(),
        candidate.data(),
        1);
  }

  /// This entry standing for another such case as well, of which the newer details are kept.
  public Outreach and(Outreach newer) {
    return new Outreach(
        id,
        customer,
        newer.trigger,
        newer.at,
        newer.cause,
        newer.decision,
        newer.verdicts,
        newer.evidence,
        newer.data,
        times + newer.times,
        marks);
  }

  /// For how long a decision and its messages are kept. Stores show none that is older, whenever
  /// they clean it away.
  public static final Duration KEPT = Duration.ofDays(730);

  /// Whether this decision is still kept.
  public boolean isKept(Instant now) {
    return now.isBefore(at.plus(KEPT));
  }

  /// How young evidence must be for a message of security.
  public static final Duration FRESH_EVIDENCE = Duration.ofHours(24);

  /// Whether something happened to this very customer lately that a message of security may be
  /// about: an event of the product, a contact or a post of theirs. An incident or a score is none,
  /// since many customers share it.
  public boolean isEvidenced(Instant now) {
    String event = evidence.event();
    boolean theirs =
        !event.startsWith(IncidentExposure.EVENT)
            && !event.startsWith(Observation.ScoreCrossed.EVENT);
    Instant oldest = now.minus(FRESH_EVIDENCE);
    return theirs && evidence.times().stream().anyMatch(time -> time.isAfter(oldest));
  }

  /// What its messages carry out, for the systems that answer them with events.
  public Lineage lineage() {
    Lineage before = evidence.lineage();
    return before == null ? new Lineage(id, 1, at) : before.next();
  }

  /// The item of the customer's inbox that this entry speaks in: of its case where its trigger
  /// tells cases apart, together with what follows up on it (`checkout-outage.all-clear` follows up
  /// on `checkout-outage`); else its own.
  public String item() {
    return cause.key() == 0 ? id : OutreachKey.ofItem(customer, trigger.id(), cause.key());
  }

  /// The case of this waiting entry as a candidate again.
  ///
  /// @param who the customer of this entry, or who they turned out to be
  public Candidate candidate(Trigger now, CustomerId who) {
    return new Candidate(now, who, cause, evidence, data);
  }

  /// This entry, ended in another way than the gates would.
  Outreach ended(Decision end, Instant now) {
    return new Outreach(
        id, customer, trigger, now, cause, end, verdicts, evidence, data, times, marks);
  }

  /// Whether one entry counts several such cases: those stopped when they were complete. One that
  /// waited first keeps its own entry.
  public boolean counts() {
    return switch (decision) {
      case Decision.Suppress(Gate gate, String reason) -> isStoppedAt(gate);
      case Decision.HoldOut heldOut -> isStoppedAt(Gate.HOLDOUT);
      case Decision.Send send -> false;
      case Decision.Defer defer -> false;
      case Decision.HandOff handOff -> false;
    };
  }

  private boolean isStoppedAt(Gate gate) {
    return id.equals(OutreachKey.ofStopped(customer, trigger.id(), gate, at));
  }
}
