package dev.headsup.local.queues;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// Sees every message that a function sends: puts it in the journal before the function's call
/// returns, and counts it as under way.
public final class Sends implements ExecutionInterceptor {
  private final QueueLog log;

  public Sends(QueueLog log) {
    this.log = log;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    switch (context.request()) {
      case SendMessageRequest request when context.response() instanceof SendMessageResponse sent ->
          log.sent(QueueLog.name(request.queueUrl()), sent.messageId(), request.messageBody());
      case SendMessageBatchRequest request
          when context.response() instanceof SendMessageBatchResponse sent ->
          batch(request, sent.successful());
      default -> {}
    }
  }

  private void batch(SendMessageBatchRequest request, List<SendMessageBatchResultEntry> sent) {
    Map<String, String> bodies = new HashMap<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      bodies.put(entry.id(), entry.messageBody());
    }
    for (SendMessageBatchResultEntry entry : sent) {
      String body = bodies.getOrDefault(entry.id(), "");
      log.sent(QueueLog.name(request.queueUrl()), entry.messageId(), body);
    }
  }
}
