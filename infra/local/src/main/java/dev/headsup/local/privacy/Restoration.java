package dev.headsup.local.privacy;

import dev.headsup.aws.dynamodb.RestoredLedger;
import dev.headsup.aws.privacy.Erasure;
import dev.headsup.aws.s3.SendJournal;
import dev.headsup.engine.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// What has to happen after tables were put back to an earlier time and before anything is sent:
/// who was erased is erased again, and the ledger learns from the journal of sends what it forgot.
///
/// @param policy as it runs there
public record Restoration(
    Supplier<Policy> policy,
    Erasure erasure,
    SendJournal sends,
    RestoredLedger ledger,
    InstantSource clock) {

  /// What was done.
  ///
  /// @param erased rows by store, of who was erased before
  /// @param sent entries of the journal of sends
  /// @param ended entries and messages that would have spoken again
  public record Done(Map<String, Integer> erased, int sent, int ended) {
    public Done {
      erased = Map.copyOf(erased);
    }
  }

  /// Whether everything is stopped there, so that nothing can be sent meanwhile.
  public boolean isHeld() {
    return policy.get().stop().all() || policy.get().isClosed();
  }

  /// Does it; a repeat does no harm.
  ///
  /// @param since the time to which tables were put back
  public Done run(Instant since) {
    Map<String, Integer> erased = erasure.again();
    int[] counts = new int[2];
    Instant now = clock.instant();
    sends.since(
        since,
        sent -> {
          counts[0]++;
          counts[1] += ledger.end(sent, now);
        });
    return new Done(erased, counts[0], counts[1]);
  }
}
