package dev.headsup.aws.channel;

import dev.headsup.aws.door.Signature;
import dev.headsup.aws.team.Outbound;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages as signed webhooks (Standard Webhooks 1.0.0) to one system of the company's own, which
/// takes them to the customer. Every attempt at one message has the same `webhook-id`, by which the
/// system knows that it has it; so whatever is not 2xx may be tried again
/// ([dev.headsup.engine.outreach.Delivery#backOff]), and `Retry-After` is honoured. An endpoint
/// that answers 410 is left alone until its address or its secret is set again.
///
/// [Outbound] keeps it away from addresses that are not public.
public final class WebhookSender implements ChannelSender {
  /// An alarm looks for these words: infra/alarms.yaml.
  static final String GONE = "The webhook endpoint is gone";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  /// What receivers take at least (Standard Webhooks 1.0.0), in bytes.
  private static final int LARGEST = 20_000;

  /// What is stopped was asked before the secret and the endpoint are read, and a stop is heard
  /// within 5 seconds: no message leaves after a longer read.
  private static final Duration READ_WITHIN = Duration.ofSeconds(2);

  private final Outbound outbound;
  private final String url;
  private final Supplier<Optional<String>> secrets;
  private final Endpoints endpoints;
  private final InstantSource clock;
  private final Guard guard;

  /// @param url where to; empty for nowhere
  /// @param secrets `whsec_` and base64, several parted by blanks while it is changed
  public WebhookSender(
      Outbound outbound,
      String url,
      Supplier<Optional<String>> secrets,
      Endpoints endpoints,
      InstantSource clock,
      Guard guard) {
    this.outbound = outbound;
    this.url = url;
    this.secrets = secrets;
    this.endpoints = endpoints;
    this.clock = clock;
    this.guard = guard;
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public Result send(Letter letter) {
    if (!(letter.message() instanceof Message.Webhook message)) {
      return new Result.Refused("not a webhook: " + letter.message().channel().word());
    }
    if (url.isBlank()) {
      return new Result.Kept("no address: set WebhookUrl to where your system takes webhooks");
    }
    String keys;
    Optional<Instant> gone;
    Instant began = clock.instant();
    try {
      keys = secrets.get().orElse("");
      gone = keys.isEmpty() ? Optional.empty() : endpoints.goneSince(endpoint(keys));
    } catch (RuntimeException broken) {
      return new Result.NotSent("the secret or the state of the endpoint could not be read");
    }
    if (clock.instant().isAfter(began.plus(READ_WITHIN))) {
      return new Result.NotSent("reading the secret took too long; what is stopped is asked again");
    }
    if (keys.isEmpty()) {
      return new Result.Kept("WebhookUrl is set, and the secret webhook is not");
    }
    if (gone.isPresent()) {
      return new Result.Refused(
          "the receiver answered 410 (gone) at "
              + gone.get()
              + "; set WebhookUrl or the secret webhook again");
    }
    String body = WebhookJson.of(letter, message);
    Map<String, String> signed =
        Signature.standardHeaders(letter.delivery().id(), clock.instant(), body, keys);
    if (signed.isEmpty()) {
      return new Result.Kept("the secret webhook is not whsec_ and base64");
    }
    if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      return new Result.Refused("the webhook would be larger than 20 kB");
    }
    return guard.attempt(() -> meaning(outbound.call(url, signed, body), letter, endpoint(keys)));
  }

  private Result meaning(Outbound.Answer answer, Letter letter, String endpoint) {
    return switch (answer) {
      case Outbound.Answer.Status answered -> answered(answered, letter, endpoint);
      case Outbound.Answer.NotAllowed never -> new Result.Refused(never.why());
      case Outbound.Answer.NotReached away -> new Result.NotSent(away.why());
      case Outbound.Answer.Silence silence -> new Result.Unknown(silence.why());
    };
  }

  private Result answered(Outbound.Answer.Status answered, Letter letter, String endpoint) {
    if (answered.isGood()) {
      return new Result.Accepted(letter.delivery().id());
    }
    return answered.status() == 410
        ? gone(endpoint)
        : new Result.NotSent("the receiver answered " + answered.status(), answered.atLeast());
  }

  private Result gone(String endpoint) {
    try {
      endpoints.gone(endpoint, clock.instant());
    } catch (RuntimeException broken) {
      // The next message is answered 410 too, and tries again to note it.
      LOG.error("That the webhook endpoint is gone could not be noted", broken);
    }
    LOG.error("{}: it answered 410. Set WebhookUrl or the secret webhook again", GONE);
    return new Result.Refused("the receiver answered 410 (gone)");
  }

  /// The name of the endpoint.
  private String endpoint(String keys) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((url + "\n" + keys).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
