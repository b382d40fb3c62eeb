package dev.headsup.aws.topic;

import dev.headsup.aws.dynamodb.LedgerStream.News;
import dev.headsup.engine.forecast.Forecast;
import dev.headsup.engine.incident.Incident;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// The topic on which integrators hear what was decided and what became of it. At least once: a
/// message that comes again has the same `id`.
public final class IntegratorTopic {
  private final SnsClient client;
  private final String topic;

  /// @param topic its ARN
  public IntegratorTopic(SnsClient client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  /// Publishes what is news to others.
  ///
  /// @throws RuntimeException when SNS does not take it; a repeat does no harm
  public void publish(News news) {
    switch (news) {
      case News.Decided decided -> publish(NewsJson.of(decided));
      case News.Moved moved -> publish(NewsJson.of(moved));
      case News.Nothing nothing -> {}
    }
  }

  /// Publishes what an incident is going to bring.
  ///
  /// @throws RuntimeException when SNS does not take it; a repeat does no harm
  public void publish(Incident incident, Forecast forecast, Instant at) {
    publish(NewsJson.of(incident, forecast, at));
  }

  private void publish(NewsJson message) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    message
        .attributes()
        .forEach((name, value) ->
            attributes.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    client.publish(
        request -> request.topicArn(topic).message(message.body()).messageAttributes(attributes));
  }
}
