package dev.headsup.aws.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Turns the good answer of a call into a failure of the server, so that the SDK repeats what took
/// effect already.
final class LostAnswers implements ExecutionInterceptor {
  private final String operation;
  private final AtomicInteger left;

  LostAnswers(String operation, int times) {
    this.operation = operation;
    left = new AtomicInteger(times);
  }

  int left() {
    return left.get();
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes about) {
    boolean lost =
        operation.equals(about.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
            && left.get() > 0
            && left.getAndDecrement() > 0;
    return lost
        ? context.httpResponse().toBuilder().statusCode(500).build()
        : context.httpResponse();
  }
}
