package dev.headsup.aws.dynamodb;

import dev.headsup.aws.s3.SendJournal.Sent;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A ledger that was put back to an earlier time learns what was sent since. What waits there for a
/// decision, or is not there any more, is ended; what waits there to be sent has failed. So neither
/// a timer, nor a rescue, nor an event that comes again makes anybody hear the same twice.
public final class RestoredLedger {
  private static final String WHY = "it may have been told before the tables were put back";

  private final DynamoDbClient client;
  private final String table;
  private final Outreaches outreaches;

  /// @param table the name of the outreaches table
  public RestoredLedger(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.outreaches = new DynamoOutreaches(client, new Tables("", table, "", ""));
  }

  /// Ends what would speak again. A repeat does no harm.
  ///
  /// @return how many entries and messages were ended
  public int end(Sent sent, Instant now) {
    Outreach ended =
        new Outreach(
            sent.outreach(),
            sent.customer(),
            sent.trigger(),
            now,
            sent.cause(),
            new Decision.Suppress(Gate.LIVE, WHY),
            List.of(),
            new Evidence("", List.of()),
            Map.of(),
            1);
    if (new Transactions(client)
        .run("Ending " + sent.outreach(), List.of(OutreachItem.action(table, ended)))
        .isEmpty()) {
      return 1;
    }
    int messages = 0;
    for (Delivery delivery : outreaches.deliveries(sent.customer(), sent.outreach())) {
      boolean open =
          delivery.state() == DeliveryState.PENDING
              || delivery.state() == DeliveryState.SENDING
              || delivery.retryAt() != null;
      if (open && outreaches.record(delivery.failed(WHY, now))) {
        messages++;
      }
    }
    return messages;
  }
}
