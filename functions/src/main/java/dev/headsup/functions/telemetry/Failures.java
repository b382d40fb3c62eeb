package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.CustomerId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// For whom in a batch it did not work out, each with the reason. All else is done.
record Failures(
    Map<CustomerId, RuntimeException> customers, Map<AccountId, RuntimeException> accounts) {
  Failures {
    customers = Map.copyOf(customers);
    accounts = Map.copyOf(accounts);
  }

  /// The reasons, each once.
  Set<RuntimeException> reasons() {
    return Stream.of(customers, accounts)
        .map(Map::values)
        .flatMap(Collection::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a message has to come again, since it is about one of them: a failure sends back only
  /// what concerns it.
  boolean concern(TelemetryMessage message) {
    return message.events().stream().anyMatch(this::concern)
        || message.timers().stream().anyMatch(timer -> customers.containsKey(timer.customer()));
  }

  private boolean concern(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Did did -> customers.containsKey(did.observation().customer());
      case Incoming.Told told -> customers.containsKey(told.change().profile().customer());
      case Incoming.Grouped grouped ->
          customers.containsKey(grouped.change().profile().customer())
              || accounts.containsKey(grouped.account());
      case Incoming.Described described -> accounts.containsKey(described.account());
      case Incoming.Joined join -> customers.containsKey(join.from());
    };
  }
}
