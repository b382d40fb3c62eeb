package dev.headsup.engine.outreach;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What may still be sent, in numbers that all workers share. Nothing here knows of claims, consent
/// or decisions: these limits hold also where those fail.
///
/// Safe for use by many threads and processes at once; of a limit never more is taken than it has.
/// Every method may throw an unchecked exception when the store does not answer; what was taken
/// then stays taken, which is too little sent rather than too much.
public interface Allowances {
  /// Takes one of each, all or none.
  ///
  /// @param all with different names
  /// @return the first one of which all are taken already; empty when one of each was taken now
  Optional<Allowance> take(List<Allowance> all, Instant now);

  /// Gives back one of each, because what it was taken for was certainly not sent.
  void giveBack(List<Allowance> all);
}
