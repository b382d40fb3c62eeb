package dev.headsup.aws.channel;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// E-mail by SES v2. The tags `outreach`, `trigger` and `customer64` (the customer's id in URL-safe
/// Base64) come back with every event of SES about the message. Help and marketing carry the two
/// headers of one-click unsubscribing (RFC 8058).
public final class SesSender implements ChannelSender {
  /// The sender address that stands for "no address yet": messages are kept instead of sent.
  public static final String SANDBOX = "sandbox";

  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.@-]{1,256}");

  private final SesV2Client client;
  private final String from;
  private final String configuration;
  private final Guard guard;

  /// @param client one that makes one attempt only
  /// @param from an address verified in SES, or [#SANDBOX]
  /// @param configuration the configuration set, by which SES tells what became of a message
  public SesSender(SesV2Client client, String from, String configuration, Guard guard) {
    this.client = client;
    this.from = from;
    this.configuration = configuration;
    this.guard = guard;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Result send(Letter letter) {
    if (!(letter.message() instanceof Message.Email email)) {
      return new Result.Refused("not an e-mail: " + letter.message().channel().word());
    }
    if (from.isBlank() || from.equals(SANDBOX)) {
      return new Result.Kept(
          "no sender address: set EmailFrom to an address that is verified in SES");
    }
    SendEmailRequest request = request(letter, email);
    return guard.attempt(() -> {
      try {
        return new Result.Accepted(client.sendEmail(request).messageId());
      } catch (SdkException failed) {
        return Outcome.of("SES", failed);
      }
    });
  }

  private SendEmailRequest request(Letter letter, Message.Email email) {
    Body body = Body.builder().text(content(email.text())).html(content(email.html())).build();
    return SendEmailRequest.builder()
        .fromEmailAddress(from)
        .destination(to -> to.toAddresses(letter.address()))
        .content(content ->
            content.simple(simple ->
                simple.subject(content(email.subject())).body(body).headers(headers(letter))))
        .emailTags(tags(letter))
        .configurationSetName(configuration)
        .build();
  }

  private static Content content(String text) {
    return Content.builder().data(text).charset("UTF-8").build();
  }

  private static List<MessageHeader> headers(Letter letter) {
    if (!letter.purpose().needsGrant() || letter.links().stop().isBlank()) {
      return List.of();
    }
    return List.of(
        header("List-Unsubscribe", "<" + letter.links().stop() + ">"),
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
  }

  private static MessageHeader header(String name, String value) {
    return MessageHeader.builder().name(name).value(value).build();
  }

  private static List<MessageTag> tags(Letter letter) {
    String customer =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(letter.delivery().customer().value().getBytes(StandardCharsets.UTF_8));
    List<MessageTag> tags = new ArrayList<>();
    tag(tags, "outreach", letter.delivery().outreach());
    tag(tags, "trigger", letter.trigger().id());
    tag(tags, "customer64", customer);
    return tags;
  }

  /// SES refuses a message with a tag that it cannot keep; the message matters more than the tag.
  private static void tag(List<MessageTag> tags, String name, String value) {
    if (TAG.matcher(value).matches()) {
      tags.add(MessageTag.builder().name(name).value(value).build());
    }
  }
}
