package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One message of an outreach on its way by one channel. A value: each step gives the next one, and
/// a store writes it only if the fence is still the one that was read.
///
/// @param outreach the ledger entry it belongs to
/// @param fence grows with every claim; a worker that lost its claim cannot write any more
/// @param attempts how often a provider was called
/// @param notAfter after this it must not be sent
/// @param lease until when the claim holds; null unless SENDING
/// @param message what was or is being sent; null before the first claim
/// @param providerId the provider's own id; null until it is known
/// @param retryAt when an attempt without an answer is followed by the only other one
///   ([Unanswered]); null where every attempt had one, or nothing follows any more
/// @param reason why it failed, bounced, was kept, is unknown or foreign, in words; empty otherwise
/// @param at when the state was entered
/// @param receipts what the provider said of it since
public record Delivery(
    String outreach,
    CustomerId customer,
    Channel channel,
    DeliveryState state,
    long fence,
    int attempts,
    Instant notAfter,
    @Nullable Instant lease,
    @Nullable Message message,
    @Nullable String providerId,
    @Nullable Instant retryAt,
    String reason,
    Instant at,
    Receipts receipts) {
  /// How long a claim holds; longer than any attempt may take.
  public static final Duration LEASE = Duration.ofSeconds(60);

  /// The longest wait between two attempts.
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /// A message to be sent.
  public static Delivery pending(
      String outreach, CustomerId customer, Channel channel, Instant notAfter, Instant at) {
    return new Delivery(
        outreach,
        customer,
        channel,
        DeliveryState.PENDING,
        0,
        0,
        notAfter,
        null,
        null,
        null,
        null,
        "",
        at,
        Receipts.NONE);
  }

  /// Names this message everywhere, at the provider too.
  public String id() {
    return outreach + "/" + channel;
  }

  /// Claimed for one attempt with this content.
  public Delivery claimed(Message content, Instant now) {
    return new Delivery(
        outreach,
        customer,
        channel,
        DeliveryState.SENDING,
        fence + 1,
        attempts + 1,
        notAfter,
        now.plus(LEASE),
        content,
        null,
        retryAt,
        "",
        now,
        receipts);
  }

  /// The provider has it. A webhook has no provider between: its receiver has it, so it arrived.
  public Delivery sent(String provider, Instant now) {
    DeliveryState next =
        switch (channel) {
          case WEBHOOK -> DeliveryState.DELIVERED;
          case EMAIL, SMS, PUSH, INBOX -> DeliveryState.SENT;
        };
    return ended(next, provider, null, "", now);
  }

  /// Written, and kept in the sandbox instead of being sent.
  public Delivery kept(String why, Instant now) {
    return ended(DeliveryState.KEPT, null, null, why, now);
  }

  /// It will not be sent, or not again: one of which an attempt had no answer stays unknown.
  public Delivery failed(String why, Instant now) {
    return ended(
        retryAt == null ? DeliveryState.FAILED : DeliveryState.UNKNOWN, null, null, why, now);
  }

  /// Nobody knows whether it was sent, and nothing follows.
  public Delivery unknown(String why, Instant now) {
    return ended(DeliveryState.UNKNOWN, null, null, why, now);
  }

  /// Nobody knows yet whether it was sent: when a while has passed it is tried once more, unless it
  /// was tried once more already, or it would be too late then.
  public Delivery unknown(String why, Instant now, Duration wait) {
    Instant again = now.plus(wait);
    boolean once = retryAt == null && again.isBefore(notAfter);
    return ended(DeliveryState.UNKNOWN, null, once ? again : null, why, now);
  }

  /// It was certainly not sent: back to be tried later, until [#notAfter]. However long a provider
  /// is out, no number of tries gives a message up that would still help.
  public Delivery notSent(String why, Instant now) {
    return ended(DeliveryState.PENDING, null, retryAt, why, now);
  }

  /// Nobody knows whether it was sent, and a repeat does no harm: back to be tried later. It may be
  /// out, so when it comes to no other end it is not [DeliveryState#FAILED] but unknown.
  public Delivery repeated(String why, Instant now) {
    return ended(DeliveryState.PENDING, null, now, why, now);
  }

  /// How long to wait before the next attempt: 1, 2, 4, 8 minutes, then always [#LONGEST_WAIT]; by
  /// webhook from 5 seconds to 10 hours.
  public Duration backOff() {
    if (channel == Channel.WEBHOOK) {
      return WebhookWaits.after(attempts, id());
    }
    return attempts > 4 ? LONGEST_WAIT : Duration.ofMinutes(1L << Math.max(0, attempts - 1));
  }

  /// Whether it was tried as often as its channel allows. Only a webhook has such an end: what is
  /// wrong with one receiver that fails for a day does not pass by itself.
  public boolean isSpent() {
    return channel == Channel.WEBHOOK && attempts >= WebhookWaits.MOST;
  }

  /// Whether its worker vanished: claimed, and the lease is over.
  public boolean isAbandoned(Instant now) {
    return state == DeliveryState.SENDING && lease != null && lease.isBefore(now);
  }

  /// Moved by what its provider says: never back, and to the same state in whatever order receipts
  /// come and however often each does. Any receipt shows that the provider has the message, so one
  /// whose sender vanished or got no answer is SENT at least; what only a newer version understands
  /// is left alone.
  public Delivery with(Receipt receipt) {
    Receipts more = receipts.with(receipt);
    Receipt last = more.last().orElseThrow();
    DeliveryState next = last.kind().state();
    if (next.rank() < state.rank()) {
      return this;
    }
    return new Delivery(
        outreach,
        customer,
        channel,
        next,
        fence,
        attempts,
        notAfter,
        null,
        message,
        least(providerId, receipt.providerId()),
        null,
        next == DeliveryState.BOUNCED ? last.detail() : "",
        next == DeliveryState.SENT ? sentAt(more) : last.at(),
        more);
  }

  /// Of the sender's own word and the provider's the earlier one, whichever came first.
  private Instant sentAt(Receipts said) {
    return Stream.concat(
            state == DeliveryState.SENT ? Stream.of(at) : Stream.empty(),
            said.all().stream().map(Receipt::at))
        .min(Instant::compareTo)
        .orElse(at);
  }

  /// One id of those that the provider gave, the same one in any order.
  private static @Nullable String least(@Nullable String one, String two) {
    if (two.isEmpty()) {
      return one;
    }
    return one == null || two.compareTo(one) < 0 ? two : one;
  }

  /// Whether nothing follows any more on our side.
  public boolean isOver() {
    return switch (state) {
      case PENDING, SENDING -> false;
      case UNKNOWN -> retryAt == null;
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, FOREIGN -> true;
    };
  }

  private Delivery ended(
      DeliveryState next,
      @Nullable String provider,
      @Nullable Instant retry,
      String why,
      Instant now) {
    return new Delivery(
        outreach, customer, channel, next, fence, attempts, notAfter, null, message, provider,
        retry, why, now, receipts);
  }
}
