package dev.headsup.sim.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How a queue treats its messages.
///
/// @param deadLetters the name of the queue for what was received too often; empty: none
/// @param mostReceives how often a message is handed over before
record QueueRules(
    Duration visibility,
    Duration delay,
    Duration retention,
    Optional<String> deadLetters,
    int mostReceives) {
  private static final Pattern TARGET =
      Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"[^\"]*:([^\":]+)\"");
  private static final Pattern MOST = Pattern.compile("\"maxReceiveCount\"\\s*:\\s*\"?(\\d+)");

  static QueueRules of(Map<QueueAttributeName, String> attributes) {
    String redrive = attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
    Matcher target = TARGET.matcher(redrive);
    Matcher most = MOST.matcher(redrive);
    boolean both = target.find() && most.find();
    return new QueueRules(
        seconds(attributes, QueueAttributeName.VISIBILITY_TIMEOUT, 30),
        seconds(attributes, QueueAttributeName.DELAY_SECONDS, 0),
        seconds(attributes, QueueAttributeName.MESSAGE_RETENTION_PERIOD, 345_600),
        both ? Optional.of(target.group(1)) : Optional.empty(),
        both ? Integer.parseInt(most.group(1)) : Integer.MAX_VALUE);
  }

  private static Duration seconds(
      Map<QueueAttributeName, String> attributes, QueueAttributeName name, long otherwise) {
    String given = attributes.get(name);
    return Duration.ofSeconds(given == null ? otherwise : Long.parseLong(given));
  }
}
