package dev.headsup.aws.dynamodb;

import dev.headsup.sim.Io;
import dev.headsup.sim.table.MemoryDynamo;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The stores on the simulator's tables: the contracts that hold on DynamoDB Local too (Q3).
final class MemoryStoreContractsTest extends StoreContracts {
  private static final MemoryDynamo MEMORY = new MemoryDynamo(InstantSource.system(), Io.CALM);
  private static final Backend BACKEND = new Backend(MEMORY);

  @Override
  Backend backend() {
    return BACKEND;
  }

  @Override
  DynamoDbClient watched(TransactionWatch.Step step) {
    AtomicInteger count = new AtomicInteger();
    return MEMORY.through(
        new Io() {
          @Override
          public <T> T step(String what, Supplier<T> effect) {
            if (what.startsWith("dynamodb:TransactWriteItems")) {
              step.before(count.incrementAndGet());
            }
            return effect.get();
          }
        });
  }
}
