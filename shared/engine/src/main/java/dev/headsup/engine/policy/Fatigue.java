package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who does not react is left alone for a while: after so many messages of help and marketing in a
/// row after which nothing was seen of the customer, these rest.
///
/// @param ignored so many in a row; at least 1
/// @param reaction how long a customer has to react before a message counts as ignored
/// @param rest how long it is quiet after the last of them
public record Fatigue(int ignored, Duration reaction, Duration rest) {
  public Fatigue {
    if (ignored < 1 || reaction.isNegative() || !rest.isPositive()) {
      throw new IllegalArgumentException("Fatigue: " + ignored + ", " + reaction + ", " + rest);
    }
  }

  /// Until when help and marketing rest; empty when they do not rest now.
  ///
  /// @param sent what the customer heard lately, in any order
  /// @param reacted when they last reacted to anything; null: never, as far as we know
  public Optional<Instant> restsUntil(List<Contact> sent, @Nullable Instant reacted, Instant now) {
    List<Instant> unanswered =
        sent.stream()
            .filter(contact -> isTiring(contact.purpose()))
            .map(Contact::at)
            .filter(at -> reacted == null || at.isAfter(reacted))
            .filter(at -> !at.plus(reaction).isAfter(now))
            .sorted(Comparator.reverseOrder())
            .toList();
    if (unanswered.size() < ignored) {
      return Optional.empty();
    }
    return Optional.of(unanswered.getFirst().plus(rest)).filter(now::isBefore);
  }

  private static boolean isTiring(Purpose purpose) {
    return switch (purpose) {
      case SECURITY, SERVICE -> false;
      case HELP, MARKETING -> true;
    };
  }
}
