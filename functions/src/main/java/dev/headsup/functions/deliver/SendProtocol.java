package dev.headsup.functions.deliver;

import dev.headsup.authoring.message.Rendered;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Outreaches.ConsentRead;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one send function. One message, one attempt: claim, call, confirm.
///
/// The claim is a conditional write with a lease and a fence, bound to the consent where a no must
/// win even in the last moment. The provider is called once, and only while the lease holds. The
/// very next statement after its answer writes the outcome; nothing stands between that could fail
/// a message that is already out. When there is no answer the message is UNKNOWN and stays so:
/// rather lost than doubled.
final class SendProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(SendProtocol.class);

  private static final String SUPPRESSED = "its address asked never to be written to";

  private static final String SPENT = "tried as often as makes sense";

  private static final String TOO_LATE = "too late: it would not help any more";

  /// What a call may take at most; far within the lease.
  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  private final Outreaches outreaches;
  private final Addresses addresses;
  private final DueEntries dues;
  private final PageLinks links;
  private final Supplier<Policy> policy;
  private final Map<Channel, ChannelSender> senders;
  private final InstantSource clock;

  /// @param policy as it runs: what is stopped, and what consent a message needs
  SendProtocol(
      Outreaches outreaches,
      Addresses addresses,
      DueEntries dues,
      Supplier<Policy> policy,
      Map<Channel, ChannelSender> senders,
      PageLinks links,
      InstantSource clock) {
    this.outreaches = outreaches;
    this.addresses = addresses;
    this.dues = dues;
    this.policy = policy;
    this.links = links;
    this.senders = Map.copyOf(senders);
    this.clock = clock;
  }

  /// Puts the message of a channel into words for the customer, with their own links.
  interface Rendering {
    Rendered render(Channel channel, Links links);
  }

  /// Takes one message as far as it gets now.
  ///
  /// @return the message as it stands after
  Delivery advance(
      Delivery delivery, Outreach outreach, Purpose purpose, Known known, Rendering rendering) {
    return switch (delivery.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, UNKNOWN, FOREIGN -> delivery;
      case SENDING -> rescue(delivery);
      case PENDING -> attempt(delivery, outreach, purpose, known, rendering);
    };
  }

  /// Takes a message no further, because its trigger may not speak any more.
  ///
  /// @return the message as it stands after
  Delivery withdraw(Delivery delivery, String why) {
    return switch (delivery.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, UNKNOWN, FOREIGN -> delivery;
      case SENDING -> rescue(delivery);
      case PENDING -> recorded(delivery.failed(why, clock.instant()));
    };
  }

  private Delivery rescue(Delivery delivery) {
    Instant now = clock.instant();
    if (delivery.isAbandoned(now)) {
      String why = "the worker that sent it did not come back";
      // An inbox item has one place, so putting it down again is exact.
      return delivery.channel() == Channel.INBOX
          ? later(delivery.notSent(why, now), Duration.ZERO)
          : recorded(delivery.unknown(why, now));
    }
    dues.add(
        new DueEntry.Deliver(
            now.plus(Delivery.LEASE).plusSeconds(1), delivery.customer(), delivery.outreach()));
    return delivery;
  }

  private Delivery attempt(
      Delivery delivery, Outreach outreach, Purpose purpose, Known known, Rendering rendering) {
    Instant now = clock.instant();
    if (!now.isBefore(delivery.notAfter())) {
      return recorded(delivery.failed(TOO_LATE, now));
    }
    Policy rules = policy.get();
    if (rules.isClosed()) {
      // Nobody knows what is stopped: not now, and not given up either.
      return again(delivery, now);
    }
    Optional<String> not = unfit(delivery, outreach, purpose, known, rules);
    if (not.isPresent()) {
      return recorded(delivery.failed(not.get(), now));
    }
    Optional<String> address = known.profile().address(delivery.channel());
    if (address.isEmpty()) {
      return recorded(delivery.failed("no address any more", now));
    }
    // Outside of the attempt to render: without the key of its links no message is given up.
    Links own = links.of(outreach, purpose, delivery.channel(), address.get());
    Rendered rendered;
    try {
      rendered = rendering.render(delivery.channel(), own);
    } catch (RuntimeException broken) {
      LOG.error("Cannot render {} of trigger {}", delivery.id(), outreach.trigger().id(), broken);
      return recorded(delivery.failed("the message could not be made", now));
    }
    return switch (rendered) {
      case Rendered.Refused(String reason) -> recorded(delivery.failed(reason, now));
      case Rendered.Made(Message message, List<String> notes) -> {
        notes.forEach(note -> LOG.info("{}: {}", delivery.id(), note));
        yield claim(delivery, outreach, purpose, known, new Made(address.get(), message, own, now));
      }
    };
  }

  /// Why a message that was fit to be sent when it was decided is so no more, if it is not.
  private Optional<String> unfit(
      Delivery delivery, Outreach outreach, Purpose purpose, Known known, Policy rules) {
    Channel channel = delivery.channel();
    String trigger = outreach.trigger().id();
    Instant now = clock.instant();
    if (rules.stop().all()) {
      return Optional.of("all sending was stopped");
    }
    if (rules.stop().stops(trigger)) {
      return Optional.of("its trigger was stopped");
    }
    if (rules.stop().stops(channel)) {
      return Optional.of("all sending by " + channel.word() + " was stopped");
    }
    Optional<String> consent =
        switch (rules.consent().ask(purpose, channel, known.consent().on(purpose, channel))) {
          case ALLOWED -> Optional.empty();
          case REFUSED -> Optional.of("consent was withdrawn");
          case MISSING -> Optional.of("there is no consent on record");
          case UNWRITTEN -> Optional.of("the consent on record is not a written one");
          case UNCONFIRMED -> Optional.of("the consent on record was not confirmed");
        };
    if (consent.isPresent()) {
      return consent;
    }
    if (known.isSuppressed(channel)) {
      return Optional.of(SUPPRESSED);
    }
    if (purpose.needsGrant() && known.preferences().isPaused(now)) {
      return Optional.of("the customer paused messages");
    }
    return known.preferences().rests(Trigger.root(trigger), now)
        ? Optional.of("the customer found this trigger of no use")
        : Optional.empty();
  }

  /// A message in words, with the address it goes to.
  private record Made(String address, Message message, Links links, Instant at) {}

  private Delivery claim(
      Delivery delivery, Outreach outreach, Purpose purpose, Known known, Made made) {
    Delivery claimed = delivery.claimed(made.message, made.at);
    AddressHash to = hash(delivery.channel(), made.address);
    if (to != null && delivery.channel() == Channel.SMS) {
      // Before anything leaves: whoever answers is found by the number that they answer from.
      addresses.writtenTo(to, delivery.customer(), made.at);
    }
    return switch (outreaches.claim(claimed, bound(purpose, delivery.channel(), known), to)) {
      case HELD ->
          call(
              claimed,
              new Letter(claimed, outreach, purpose, made.address, made.message, made.links));
      // Another worker has it, or the consent changed this moment: whoever looks next will see.
      case REFUSED -> again(delivery, made.at);
      case SUPPRESSED -> recorded(delivery.failed(SUPPRESSED, made.at));
    };
  }

  private static @Nullable AddressHash hash(Channel channel, String address) {
    return switch (channel) {
      case EMAIL, SMS, PUSH -> AddressHash.of(channel, address);
      case INBOX, WEBHOOK -> null;
    };
  }

  private Delivery call(Delivery claimed, Letter letter) {
    ChannelSender sender = senders.get(claimed.channel());
    if (sender == null) {
      return recorded(claimed.failed("no sender for " + claimed.channel(), clock.instant()));
    }
    if (!clock.instant().isBefore(claimed.notAfter())) {
      return recorded(claimed.failed(TOO_LATE, clock.instant()));
    }
    Instant lease = claimed.lease();
    if (lease == null || clock.instant().plus(ATTEMPT).isAfter(lease)) {
      return later(claimed.notSent("the lease was too short", clock.instant()), Duration.ZERO);
    }
    Result result = sender.send(letter);
    return switch (result) {
      case Result.Accepted(String providerId) ->
          recorded(claimed.sent(providerId, clock.instant()));
      case Result.Kept(String reason) -> recorded(claimed.kept(reason, clock.instant()));
      case Result.Refused(String reason) -> recorded(claimed.failed(reason, clock.instant()));
      case Result.NotSent(String reason, Duration atLeast) ->
          claimed.isSpent()
              ? recorded(claimed.failed(SPENT + ": " + reason, clock.instant()))
              : later(claimed.notSent(reason, clock.instant()), atLeast);
      case Result.Unknown(String reason) -> recorded(claimed.unknown(reason, clock.instant()));
    };
  }

  /// Leaves a message as it is, to be looked at again soon.
  private Delivery again(Delivery delivery, Instant now) {
    dues.add(
        new DueEntry.Deliver(
            now.plus(Duration.ofMinutes(1)), delivery.customer(), delivery.outreach()));
    return delivery;
  }

  /// The next try is put down before the message is pending again, so that it is never forgotten.
  ///
  /// @param atLeast how long the provider asked to wait
  private Delivery later(Delivery pending, Duration atLeast) {
    Duration own = pending.backOff();
    dues.add(
        new DueEntry.Deliver(
            pending.at().plus(atLeast.compareTo(own) > 0 ? atLeast : own),
            pending.customer(),
            pending.outreach()));
    return recorded(pending);
  }

  private Delivery recorded(Delivery ended) {
    if (!outreaches.record(ended)) {
      LOG.warn("{} was taken over before its outcome {} was written", ended.id(), ended.state());
    }
    return ended;
  }

  /// The consent that must still be the one that was asked: where one is needed, and where a pause
  /// counts, which has the same version. It is that of the customer as we know them today.
  private @Nullable ConsentRead bound(Purpose purpose, Channel channel, Known known) {
    return purpose.needsGrant() || policy.get().consent().needs(purpose, channel) != Needs.NOTHING
        ? new ConsentRead(known.profile().customer(), known.consentVersion())
        : null;
  }
}
