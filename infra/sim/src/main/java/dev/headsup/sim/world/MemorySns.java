package dev.headsup.sim.world;

import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Io;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/// SNS as the simulator has it: it takes every text message, and the [Oracle] remembers; what is
/// published on topics it keeps apart.
final class MemorySns implements SnsClient {
  private final Io io;
  private final Oracle oracle;
  private final List<String> topics = new ArrayList<>();

  MemorySns(Io io, Oracle oracle) {
    this.io = io;
    this.oracle = oracle;
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    if (request.phoneNumber() == null) {
      return io.step(
          "sns:Publish topic",
          () -> {
            topics.add(request.topicArn());
            return PublishResponse.builder().messageId("topic-" + topics.size()).build();
          });
    }
    String outreach = attribute(request, "outreach");
    return io.step(
        "sns:Publish " + outreach,
        () ->
            PublishResponse.builder()
                .messageId(
                    oracle.take(
                        Channel.SMS,
                        attribute(request, "customer"),
                        outreach,
                        request.phoneNumber(),
                        ""))
                .build());
  }

  private static String attribute(PublishRequest request, String name) {
    MessageAttributeValue value = request.messageAttributes().get(name);
    if (value == null) {
      throw new IllegalStateException("A text message without the attribute " + name);
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
