package dev.headsup.aws.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Steps in before each transaction of a client.
record TransactionWatch(Step step, AtomicInteger count) implements ExecutionInterceptor {

  /// What happens before a transaction.
  interface Step {
    /// @param number of the transaction, from 1
    void before(int number);
  }

  TransactionWatch(Step step) {
    this(step, new AtomicInteger());
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof TransactWriteItemsRequest) {
      step.before(count.incrementAndGet());
    }
  }
}
