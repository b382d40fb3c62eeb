package dev.headsup.functions.telemetry;

import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.engine.outreach.Outreach;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands committed decisions to the deliver function. Each has a due entry that guards it, written
/// together with it: what the queue does not take now, the rescue hands over.
///
/// @param queue takes message bodies for the deliver function
record Sends(Consumer<List<String>> queue) {
  private static final Logger LOG = LoggerFactory.getLogger(Sends.class);

  void hand(Collection<Outreach> sends) {
    if (sends.isEmpty()) {
      return;
    }
    try {
      queue.accept(
          DeliverJobs.write(
              sends.stream()
                  .map(send -> new DeliverJobs.Job(send.customer(), send.id()))
                  .toList()));
    } catch (RuntimeException notNow) {
      LOG.error("{} decisions were not handed to deliver; their rescue will", sends.size(), notNow);
    }
  }
}
