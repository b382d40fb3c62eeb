package dev.headsup.aws.sqs;

import dev.headsup.sim.Io;
import dev.headsup.sim.queue.MemorySqs;
import java.time.InstantSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The simulator's queue keeps the contract too (Q3).
final class MemoryQueueContractTest extends QueueContract {
  @Override
  SqsClient client() {
    return new MemorySqs(InstantSource.system(), Io.CALM);
  }
}
