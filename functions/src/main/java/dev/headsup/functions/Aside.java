package dev.headsup.functions;

import dev.headsup.aws.Clients;
import dev.headsup.aws.aside.DeadLetters;
import dev.headsup.aws.aside.PutAside;
import java.util.Map;

/// Every dead-letter queue of the template, with the queue that its letters came from. A test holds
/// the two together.
final class Aside {
  private Aside() {}

  static PutAside of(Wiring wiring, Clients clients) {
    return new PutAside(
        Map.of(
            PutAside.TELEMETRY,
            letters(
                wiring, clients, Variable.TELEMETRY_DEAD_LETTERS_URL, Variable.TELEMETRY_QUEUE_URL),
            PutAside.DELIVER,
            letters(wiring, clients, Variable.DELIVER_DEAD_LETTERS_URL, Variable.DELIVER_QUEUE_URL),
            PutAside.FANOUT,
            letters(wiring, clients, Variable.FANOUT_DEAD_LETTERS_URL, Variable.FANOUT_QUEUE_URL),
            PutAside.FEEDBACK,
            letters(
                wiring, clients, Variable.FEEDBACK_DEAD_LETTERS_URL, Variable.FEEDBACK_QUEUE_URL),
            PutAside.INCIDENTS,
            letters(
                wiring,
                clients,
                Variable.INCIDENTS_DEAD_LETTERS_URL,
                Variable.INCIDENTS_QUEUE_URL)),
        wiring.quarantine(),
        wiring.setbacks(),
        wiring.telemetryQueue(),
        wiring.clock());
  }

  private static DeadLetters letters(
      Wiring wiring, Clients clients, Variable dead, Variable source) {
    return new DeadLetters(clients.sqs(), wiring.setting(dead), wiring.setting(source));
  }
}
