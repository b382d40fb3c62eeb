package dev.headsup.aws.channel;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Text messages by SNS, straight to a phone number. Marketing takes the promotional route,
/// everything else the transactional one.
public final class SnsSmsSender implements ChannelSender {
  private final SnsClient client;
  private final String senderId;
  private final Guard guard;

  /// @param client one that makes one attempt only
  /// @param senderId the name shown as the sender, `sandbox` for "none yet", or empty for the
  ///   account's number
  public SnsSmsSender(SnsClient client, String senderId, Guard guard) {
    this.client = client;
    this.senderId = senderId;
    this.guard = guard;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Result send(Letter letter) {
    if (!(letter.message() instanceof Message.Sms sms)) {
      return new Result.Refused("not a text message: " + letter.message().channel().word());
    }
    if (senderId.equals(SesSender.SANDBOX)) {
      return new Result.Kept("no sender name: set SmsSenderId to the name to be shown");
    }
    PublishRequest request =
        PublishRequest.builder()
            .phoneNumber(letter.address())
            .message(sms.text())
            .messageAttributes(attributes(letter))
            .build();
    return guard.attempt(() -> {
      try {
        return new Result.Accepted(client.publish(request).messageId());
      } catch (SdkException failed) {
        return Outcome.of("SNS", failed);
      }
    });
  }

  private Map<String, MessageAttributeValue> attributes(Letter letter) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("AWS.SNS.SMS.SMSType", text(route(letter.purpose())));
    if (!senderId.isBlank()) {
      attributes.put("AWS.SNS.SMS.SenderID", text(senderId));
    }
    attributes.put("outreach", text(letter.delivery().outreach()));
    attributes.put("trigger", text(letter.trigger().id()));
    attributes.put("customer", text(letter.delivery().customer().value()));
    return attributes;
  }

  private static String route(Purpose purpose) {
    return switch (purpose) {
      case SECURITY, SERVICE, HELP -> "Transactional";
      case MARKETING -> "Promotional";
    };
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
