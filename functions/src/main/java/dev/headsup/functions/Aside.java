package dev.headsup.functions;

import dev.headsup.aws.aside.DeadLetters;
import dev.headsup.aws.aside.PutAside;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Every dead-letter queue of the template, with the queue that its letters came from. A test holds
/// the two together.
final class Aside {
  private Aside() {}

  static PutAside of(Wiring wiring, SqsClient client) {
    return new PutAside(
        Map.of(
            PutAside.TELEMETRY,
            letters(
                wiring, client, Variable.TELEMETRY_DEAD_LETTERS_URL, Variable.TELEMETRY_QUEUE_URL),
            PutAside.DELIVER,
            letters(wiring, client, Variable.DELIVER_DEAD_LETTERS_URL, Variable.DELIVER_QUEUE_URL),
            PutAside.FANOUT,
            letters(wiring, client, Variable.FANOUT_DEAD_LETTERS_URL, Variable.FANOUT_QUEUE_URL),
            PutAside.FEEDBACK,
            letters(
                wiring, client, Variable.FEEDBACK_DEAD_LETTERS_URL, Variable.FEEDBACK_QUEUE_URL)),
        wiring.quarantine(),
        wiring.setbacks(),
        wiring.telemetryQueue(),
        wiring.clock());
  }

  private static DeadLetters letters(
      Wiring wiring, SqsClient client, Variable dead, Variable source) {
    return new DeadLetters(client, wiring.setting(dead), wiring.setting(source));
  }
}
