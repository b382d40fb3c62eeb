package dev.headsup.aws.dynamodb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Remembers the name of every request, so that tests count what a step costs.
final class Calls implements ExecutionInterceptor {
  private final List<String> names = new CopyOnWriteArrayList<>();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes about) {
    names.add(about.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  void forget() {
    names.clear();
  }

  List<String> made() {
    return List.copyOf(names);
  }
}
