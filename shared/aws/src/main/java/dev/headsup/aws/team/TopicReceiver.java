package dev.headsup.aws.team;

import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.handoff.TeamNotice;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells everybody who subscribed to a topic: people by e-mail, or a system of theirs. The
/// attributes `occasion` and `severity` are there for filters.
///
/// @param client one that makes one attempt only
/// @param topic the topic's ARN
public record TopicReceiver(SnsClient client, String topic) implements Receiver {
  @Override
  public String name() {
    return "topic";
  }

  @Override
  public Result tell(TeamNotice notice) {
    try {
      client.publish(
          PublishRequest.builder()
              .topicArn(topic)
              .subject(notice.subject())
              .message(notice.text())
              .messageAttributes(
                  Map.of(
                      "notice", text(notice.id()),
                      "occasion", text(notice.occasion().name().toLowerCase(Locale.ROOT)),
                      "severity",
                          text(notice.handOff().severity().name().toLowerCase(Locale.ROOT))))
              .build());
      return new Result.Told();
    } catch (SdkException failed) {
      return new Result.Failed("SNS: " + failed.getClass().getSimpleName());
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
