package dev.headsup.engine.outreach;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.trigger.Trigger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ledger: decisions with their reasoning, and the messages on their way.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer; a repeat does no harm then.
public interface Outreaches {
  /// Commits what was decided for one customer together with their activity, all or nothing. A case
  /// that the ledger shows as ended already is left as it is, and what would follow from it is not
  /// written; the rest is.
  ///
  /// @return false when somebody else wrote the activity first: read again and decide again
  boolean commit(Commit commit);

  /// What one customer's batch decided.
  ///
  /// @param outreaches ledger entries; one that counts ([Outreach#counts]) adds its `times` to what
  ///   is there, any other replaces its waiting self
  /// @param deliveries messages to be sent
  /// @param dues work for later that guards them
  record Commit(
      Activities.Write activity,
      List<Outreach> outreaches,
      List<Delivery> deliveries,
      List<DueEntry> dues) {
    /// How many things one commit writes at most, the activity among them.
    public static final int MOST = 100;

    public Commit {
      outreaches = List.copyOf(outreaches);
      deliveries = List.copyOf(deliveries);
      dues = List.copyOf(dues);
    }

    /// This commit without some ledger entries and what would follow from them. What waits in the
    /// activity because of one of them waits no more: nothing would wake it.
    ///
    /// @param ended ids of entries that the ledger shows as ended
    public Commit without(Set<String> ended) {
      Activity left = activity.activity();
      for (Outreach outreach : outreaches) {
        if (ended.contains(outreach.id()) && outreach.decision() instanceof Decision.Defer) {
          int key = Trigger.key(outreach.trigger().id());
          left = left.with(key, left.told(key).cancelled(outreach.cause()));
        }
      }
      return new Commit(
          activity.with(left),
          outreaches.stream().filter(each -> !ended.contains(each.id())).toList(),
          deliveries.stream().filter(each -> !ended.contains(each.outreach())).toList(),
          dues.stream().filter(each -> !ended.contains(each.outreach())).toList());
    }
  }

  /// A ledger entry, read consistently.
  Optional<Outreach> find(CustomerId customer, String id);

  /// One customer's ledger, oldest first.
  List<Outreach> of(CustomerId customer);

  /// The messages of one entry, read consistently; empty for one that sends nothing.
  List<Delivery> deliveries(CustomerId customer, String id);

  /// The messages of many entries, read consistently, by entry; an entry that sends nothing is not
  /// there.
  default Map<String, List<Delivery>> deliveries(Collection<Outreach> entries) {
    Map<String, List<Delivery>> all = new HashMap<>();
    for (Outreach entry : entries) {
      List<Delivery> theirs = deliveries(entry.customer(), entry.id());
      if (!theirs.isEmpty()) {
        all.put(entry.id(), theirs);
      }
    }
    return all;
  }

  /// Decisions of one day (UTC), newest first.
  ///
  /// @param after the cursor of the page before, or null for the first
  Page day(LocalDate day, int limit, @Nullable String after);

  /// A page of the ledger.
  ///
  /// @param next the cursor of the next page, or null for the last
  record Page(List<Outreach> outreaches, @Nullable String next) {
    public Page {
      outreaches = List.copyOf(outreaches);
    }
  }

  /// Claims a message for one attempt: writes `claimed` if the stored one is still PENDING, or
  /// UNKNOWN and to be tried once more ([Delivery#retryAt]), with the fence before it, the address
  /// it goes to is not on the suppression list and, when given, a consent still has the version
  /// that was read.
  ///
  /// @param bound the consent that must not have changed; null where none is asked for
  /// @param to where it goes; null for the inbox, which has no address outside
  Claim claim(Delivery claimed, @Nullable ConsentRead bound, @Nullable AddressHash to);

  /// A consent as it was read.
  ///
  /// @param customer whose it is: the customer of the message, or who they turned out to be
  /// @param version of [dev.headsup.engine.customer.Profiles.Known]; 0 where there was none
  record ConsentRead(CustomerId customer, long version) {}

  /// What became of a claim.
  enum Claim {
    /// The message is ours to send.
    HELD,
    /// Somebody else has it or the consent changed: read again.
    REFUSED,
    /// Its address is on the suppression list: it must not be sent.
    SUPPRESSED
  }

  /// Ends a message that cannot be sent by its channel and puts the same down for another, both or
  /// neither, under the conditions of [#record].
  ///
  /// @param next a pending message of the same outreach
  /// @param rescue guards it
  /// @return false when the claim was lost meanwhile, or the other message is there already
  boolean fallOver(Delivery ended, Delivery next, DueEntry rescue);

  /// Writes the end of an attempt if the stored message still has its fence and did not end before:
  /// what is SENT, KEPT or FAILED stays so, while the sender's late word still replaces an UNKNOWN.
  ///
  /// @return false when the claim was lost meanwhile, or the message ended otherwise
  boolean record(Delivery ended);
}
