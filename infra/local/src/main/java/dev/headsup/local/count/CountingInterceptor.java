package dev.headsup.local.count;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/// Counts every call that a client makes. A call that the SDK tries again counts once more for each
/// attempt, as AWS bills it. A receive that brought nothing is counted apart, as `ReceiveMessage
/// (empty)`: how often pollers look depends on time and not on work.
public final class CountingInterceptor implements ExecutionInterceptor {
  private final Counters counters;
  private final DynamoUnits units;

  public CountingInterceptor(Counters counters) {
    this.counters = counters;
    this.units = new DynamoUnits(counters);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof ReceiveMessageRequest) {
      return;
    }
    count(attributes, "");
    units.asked(request);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.response() instanceof ReceiveMessageResponse received) {
      count(attributes, received.messages().isEmpty() ? " (empty)" : "");
    }
    units.answered(context.request(), context.response());
  }

  private void count(ExecutionAttributes attributes, String suffix) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    counters.request(
        service == null ? "unknown" : service.toLowerCase(java.util.Locale.ROOT),
        (operation == null ? "unknown" : operation) + suffix);
  }
}
