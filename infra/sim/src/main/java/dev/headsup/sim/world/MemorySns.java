package dev.headsup.sim.world;

import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Io;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreatePlatformEndpointRequest;
import software.amazon.awssdk.services.sns.model.CreatePlatformEndpointResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/// SNS as the simulator has it: it takes every text message and push message, and the [Oracle]
/// remembers; what is published on topics it keeps apart.
final class MemorySns implements SnsClient {
  private final Io io;
  private final Oracle oracle;
  private final List<Published> published = new ArrayList<>();

  MemorySns(Io io, Oracle oracle) {
    this.io = io;
    this.oracle = oracle;
  }

  /// What was published on a topic.
  record Published(String topic, String body) {}

  /// All that was published on topics, oldest first.
  List<Published> published() {
    return List.copyOf(published);
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    if (request.topicArn() != null) {
      return io.step(
          "sns:Publish topic",
          () -> {
            published.add(new Published(request.topicArn(), request.message()));
            return PublishResponse.builder().messageId("topic-" + published.size()).build();
          });
    }
    boolean push = request.targetArn() != null;
    String to = push ? request.targetArn() : request.phoneNumber();
    String outreach = attribute(request, "outreach");
    return io.step(
        "sns:Publish " + outreach,
        () ->
            PublishResponse.builder()
                .messageId(
                    oracle.take(
                        push ? Channel.PUSH : Channel.SMS,
                        attribute(request, "customer"),
                        outreach,
                        to,
                        ""))
                .build());
  }

  /// The same for the same device.
  @Override
  public CreatePlatformEndpointResponse createPlatformEndpoint(
      CreatePlatformEndpointRequest request) {
    return io.step(
        "sns:CreatePlatformEndpoint",
        () ->
            CreatePlatformEndpointResponse.builder()
                .endpointArn(request.platformApplicationArn() + "/" + request.token())
                .build());
  }

  private static String attribute(PublishRequest request, String name) {
    MessageAttributeValue value = request.messageAttributes().get(name);
    if (value == null) {
      throw new IllegalStateException("A message without the attribute " + name);
    }
    return value.stringValue();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
