package dev.headsup.sim.world;

import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Io;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/// SES as the simulator has it: it takes every e-mail, and the [Oracle] remembers.
final class MemorySes implements SesV2Client {
  private final Io io;
  private final Oracle oracle;

  MemorySes(Io io, Oracle oracle) {
    this.io = io;
    this.oracle = oracle;
  }

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    String outreach = tag(request, "outreach");
    String customer =
        new String(
            Base64.getUrlDecoder().decode(tag(request, "customer64")), StandardCharsets.UTF_8);
    String to = request.destination().toAddresses().getFirst();
    String stop =
        request.content().simple().headers().stream()
            .filter(header -> header.name().equals("List-Unsubscribe"))
            .map(MessageHeader::value)
            .findFirst()
            .orElse("");
    return io.step(
        "ses:SendEmail " + outreach,
        () ->
            SendEmailResponse.builder()
                .messageId(oracle.take(Channel.EMAIL, customer, outreach, to, stop))
                .build());
  }

  private static String tag(SendEmailRequest request, String name) {
    return request.emailTags().stream()
        .filter(tag -> tag.name().equals(name))
        .map(MessageTag::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("An e-mail without the tag " + name));
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
