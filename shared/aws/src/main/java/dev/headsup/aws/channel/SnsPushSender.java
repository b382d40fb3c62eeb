package dev.headsup.aws.channel;

import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Device.Platform;
import dev.headsup.engine.customer.Devices;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Push messages by SNS, to the device that a customer used last. The endpoint of the device is
/// made, or found, by each send: the call is the same for both. Every attempt at one message has
/// the same collapse id, so that a repeat replaces it on the device.
///
/// A device whose endpoint SNS disabled, because Apple or Google said that its token is of no use,
/// is retired on the profile, and its endpoint deleted: should the device register again, it gets a
/// fresh one.
public final class SnsPushSender implements ChannelSender {
  private static final Logger LOG = LoggerFactory.getLogger(SnsPushSender.class);

  /// SNS will take nothing for the device any more.
  private static final Set<String> RETIRED = Set.of("EndpointDisabled", "NotFound");

  private final SnsClient client;
  private final Map<Platform, String> applications;
  private final Devices devices;
  private final InstantSource clock;
  private final Guard guard;

  /// @param client one that makes one attempt only
  /// @param applications the ARN of the platform application, for each platform that has one
  public SnsPushSender(
      SnsClient client,
      Map<Platform, String> applications,
      Devices devices,
      InstantSource clock,
      Guard guard) {
    this.client = client;
    this.applications = Map.copyOf(applications);
    this.devices = devices;
    this.clock = clock;
    this.guard = guard;
  }

  @Override
  public Channel channel() {
    return Channel.PUSH;
  }

  @Override
  public Result send(Letter letter) {
    if (!(letter.message() instanceof Message.Push push)) {
      return new Result.Refused("not a push message: " + letter.message().channel().word());
    }
    Optional<Device> device = Device.ofAddress(letter.address());
    if (device.isEmpty()) {
      return new Result.Refused("the address is no device");
    }
    String application = applications.getOrDefault(device.get().platform(), "");
    if (application.isBlank()) {
      return new Result.Kept(
          switch (device.get().platform()) {
            case IOS -> "no platform application for iOS: set PushIos to its ARN";
            case ANDROID -> "no platform application for Android: set PushAndroid to its ARN";
          });
    }
    return guard.attempt(() -> attempt(letter, push, device.get(), application));
  }

  private Result attempt(Letter letter, Message.Push push, Device device, String application) {
    String endpoint;
    try {
      endpoint =
          client
              .createPlatformEndpoint(request ->
                  request.platformApplicationArn(application).token(device.token()))
              .endpointArn();
    } catch (SdkException failed) {
      // Nothing was published yet, whatever the answer would have been.
      return Outcome.of("SNS", failed) instanceof Result.Refused refused && !isNotFound(failed)
          ? refused
          : new Result.NotSent("the device could not be registered: " + code(failed));
    }
    try {
      return new Result.Accepted(
          client.publish(request(letter, push, device, endpoint)).messageId());
    } catch (SdkException failed) {
      if (RETIRED.contains(code(failed))) {
        retire(letter, device, endpoint);
        return new Result.Refused("the device takes no push messages any more");
      }
      return Outcome.of("SNS", failed);
    }
  }

  /// An application that is not there is a matter of the stack, not of the message.
  private static boolean isNotFound(SdkException failed) {
    return code(failed).equals("NotFound");
  }

  private static String code(SdkException failed) {
    return failed instanceof AwsServiceException answer && answer.awsErrorDetails() != null
        ? Outcome.code(answer).replaceFirst("Exception$", "")
        : "no answer";
  }

  /// Nothing was sent, so what fails here costs one more attempt with another message, no more.
  private void retire(Letter letter, Device device, String endpoint) {
    try {
      devices.retire(letter.delivery().customer(), device, clock.instant());
      client.deleteEndpoint(request -> request.endpointArn(endpoint));
    } catch (RuntimeException broken) {
      LOG.warn("{}: a device could not be retired", letter.delivery().id(), broken);
    }
  }

  private PublishRequest request(
      Letter letter, Message.Push push, Device device, String endpoint) {
    long seconds = PushPayload.seconds(letter.delivery().notAfter(), clock.instant());
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    switch (device.platform()) {
      case IOS -> {
        attributes.put("AWS.SNS.MOBILE.APNS.PUSH_TYPE", text("alert"));
        attributes.put("AWS.SNS.MOBILE.APNS.PRIORITY", text("10"));
        attributes.put("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", text(letter.delivery().id()));
        attributes.put("AWS.SNS.MOBILE.APNS.TTL", text(Long.toString(seconds)));
      }
      case ANDROID -> attributes.put("AWS.SNS.MOBILE.FCM.TTL", text(Long.toString(seconds)));
    }
    attributes.put("outreach", text(letter.delivery().outreach()));
    attributes.put("trigger", text(letter.trigger().id()));
    attributes.put("customer", text(letter.delivery().customer().value()));
    return PublishRequest.builder()
        .targetArn(endpoint)
        .messageStructure("json")
        .message(PushPayload.of(letter, push, seconds))
        .messageAttributes(attributes)
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
