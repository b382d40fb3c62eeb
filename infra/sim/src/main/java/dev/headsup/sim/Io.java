package dev.headsup.sim;

import java.util.function.Supplier;

/// The one way by which a function in the simulator reaches a table, a queue, an object, a secret
/// or a provider. Whoever implements it decides what goes wrong: it may throw instead of running
/// the effect (nothing happened), throw after it (the answer was lost), or let time pass.
///
/// An effect is whole and leaves no trace when it throws. It may be run several times for a step,
/// as the SDK repeats a request of which it heard no answer: the same request, with the same token.
public interface Io {
  /// Nothing goes wrong, and of all that the real thing may do the simplest happens.
  Io CALM =
      new Io() {
        @Override
        public <T> T step(String what, Supplier<T> effect) {
          return effect.get();
        }
      };

  /// Runs one request.
  ///
  /// @param what service, operation and what it is about, such as `dynamodb:PutItem Outreaches`;
  ///   the same in every run of the same seed, and without personal data
  /// @param effect the request itself, which answers or throws what the SDK would throw
  /// @return what the effect answered
  <T> T step(String what, Supplier<T> effect);

  /// Chooses among what the real thing may do.
  ///
  /// @param options how many there are, at least 1
  /// @return from 0, the usual, to options - 1
  default int choose(Choice choice, int options) {
    return 0;
  }
}
