package dev.headsup.local.queues;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// Sees every message that a function sends: puts it in the journal before the function's call
/// returns, and counts it as under way. And what a function takes out of a queue by itself, as the
/// console does with dead letters: once it deleted a message, the message is done.
public final class Sends implements ExecutionInterceptor {
  private static final int REMEMBERED = 10_000;

  private final QueueLog log;

  /// The ids of what was received lately, by the handles that delete them.
  private final Map<String, String> received =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

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
      case ReceiveMessageRequest request
          when context.response() instanceof ReceiveMessageResponse taken ->
          taken
              .messages()
              .forEach(message -> received.put(message.receiptHandle(), message.messageId()));
      case DeleteMessageRequest request -> deleted(request.receiptHandle());
      case DeleteMessageBatchRequest request
          when context.response() instanceof DeleteMessageBatchResponse gone -> {
        Set<String> ids =
            gone.successful().stream()
                .map(DeleteMessageBatchResultEntry::id)
                .collect(Collectors.toSet());
        request.entries().stream()
            .filter(entry -> ids.contains(entry.id()))
            .forEach(entry -> deleted(entry.receiptHandle()));
      }
      default -> {}
    }
  }

  private void deleted(String handle) {
    String id = received.remove(handle);
    if (id != null) {
      log.taken(id);
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
