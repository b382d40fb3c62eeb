package dev.headsup.functions.deliver;

import dev.headsup.authoring.message.Rendered;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
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
import dev.headsup.engine.outreach.Unanswered;
import dev.headsup.engine.outreach.Unanswered.Price;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.deliver.Aftermath.Outcome;
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
/// What is stopped is read from the store before each claim, and again when that is more than
/// [#RECENT] ago. The claim is a conditional write with a lease and a fence, bound to the consent
/// where a no must win even in the last moment. The provider is called once, and only while the
/// lease holds. The very next statement after its answer writes the outcome; nothing stands between
/// that could fail a message that is already out. When there is no answer the message is UNKNOWN,
/// and purpose and channel decide what follows ([dev.headsup.engine.outreach.Unanswered]).
final class SendProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(SendProtocol.class);

  private static final String SUPPRESSED = "its address asked never to be written to";

  private static final String SPENT = "tried as often as makes sense";

  private static final String TOO_LATE = "too late: it would not help any more";

  /// What a call may take at most, with the counters before it; far within the lease.
  private static final Duration ATTEMPT = Duration.ofSeconds(20);

  /// How old what was read of the policy may be when a sender is asked. With the second that the
  /// last guard may take it is two seconds at most when the provider is called.
  static final Duration RECENT = Duration.ofSeconds(1);

  private final Outreaches outreaches;
  private final Addresses addresses;
  private final BrakeStops stops;
  private final PageLinks links;
  private final Supplier<Policy> policy;
  private final Map<Channel, ChannelSender> senders;
  private final Aftermath aftermath;
  private final InstantSource clock;

  /// @param policy reads it as it is stored this moment
  /// @param stops what stopped by itself meanwhile
  SendProtocol(
      Outreaches outreaches,
      Addresses addresses,
      Supplier<Policy> policy,
      BrakeStops stops,
      Map<Channel, ChannelSender> senders,
      PageLinks links,
      Aftermath aftermath,
      InstantSource clock) {
    this.outreaches = outreaches;
    this.addresses = addresses;
    this.policy = policy;
    this.stops = stops;
    this.links = links;
    this.senders = Map.copyOf(senders);
    this.aftermath = aftermath;
    this.clock = clock;
  }

  /// Puts the message of a channel into words for the customer, with their own links.
  interface Rendering {
    Rendered render(Channel channel, Links links);
  }

  /// What a message is part of.
  ///
  /// @param purpose as it was decided
  private record Task(Outreach outreach, Purpose purpose, Known known, Rendering rendering) {}

  /// Takes one message as far as it gets now.
  ///
  /// @param purpose as it was decided
  Outcome advance(
      Delivery delivery, Outreach outreach, Purpose purpose, Known known, Rendering rendering) {
    return switch (delivery.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, FOREIGN -> Outcome.of(delivery);
      case SENDING -> rescue(delivery, outreach, purpose, known);
      case UNKNOWN -> onceMore(delivery, new Task(outreach, purpose, known, rendering));
      case PENDING -> attempt(delivery, new Task(outreach, purpose, known, rendering));
    };
  }

  /// Takes a message no further, because its trigger may not speak any more.
  Outcome withdraw(Delivery delivery, Outreach outreach, Purpose purpose, Known known, String why) {
    return switch (delivery.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, FOREIGN -> Outcome.of(delivery);
      case SENDING -> rescue(delivery, outreach, purpose, known);
      case UNKNOWN ->
          delivery.isOver()
              ? Outcome.of(delivery)
              : aftermath.ended(delivery.failed(why, clock.instant()));
      case PENDING -> aftermath.ended(delivery.failed(why, clock.instant()));
    };
  }

  private Outcome rescue(Delivery delivery, Outreach outreach, Purpose purpose, Known known) {
    Instant now = clock.instant();
    return delivery.isAbandoned(now)
        ? aftermath.unanswered(
            delivery, "the worker that sent it did not come back", outreach, purpose, known)
        : aftermath.again(delivery, now.plus(Delivery.LEASE).plusSeconds(1));
  }

  /// The provider had its time to tell that it was sent, and did not: the only other try.
  private Outcome onceMore(Delivery delivery, Task task) {
    Instant when = delivery.retryAt();
    if (when == null) {
      return Outcome.of(delivery);
    }
    return clock.instant().isBefore(when) ? aftermath.look(delivery) : attempt(delivery, task);
  }

  private Outcome attempt(Delivery delivery, Task task) {
    Instant now = clock.instant();
    if (!now.isBefore(delivery.notAfter())) {
      return aftermath.ended(delivery.failed(TOO_LATE, now));
    }
    Policy rules = policy.get();
    if (rules.isClosed()) {
      // Nobody knows what is stopped: not now, and not given up either.
      return soon(delivery, now);
    }
    Channel channel = delivery.channel();
    Optional<String> not =
        LastLook.unfit(channel, task.outreach, task.purpose, task.known, rules, now);
    if (not.isPresent()) {
      return aftermath.ended(delivery.failed(not.get(), now));
    }
    Optional<String> stopped = stops.of(task.outreach, channel);
    if (stopped.isPresent()) {
      LOG.info("{} waits, since a brake stopped: {}", delivery.id(), stopped.get());
      return aftermath.again(delivery, now.plus(BrakeStops.WAIT));
    }
    if (task.known.isSuppressed(channel)) {
      return cannot(delivery, SUPPRESSED, task);
    }
    Optional<String> address = task.known.profile().address(channel);
    if (address.isEmpty()) {
      return cannot(delivery, "no address any more", task);
    }
    // Outside of the attempt to render: without the key of its links no message is given up.
    Links own = links.of(task.outreach, task.purpose, channel, address.get());
    Rendered rendered;
    try {
      rendered = task.rendering.render(channel, own);
    } catch (RuntimeException broken) {
      LOG.error(
          "Cannot render {} of trigger {}", delivery.id(), task.outreach.trigger().id(), broken);
      return aftermath.ended(delivery.failed("the message could not be made", now));
    }
    return switch (rendered) {
      case Rendered.Refused(String reason) -> aftermath.ended(delivery.failed(reason, now));
      case Rendered.Made(Message message, List<String> notes) -> {
        notes.forEach(note -> LOG.info("{}: {}", delivery.id(), note));
        yield claim(delivery, task, rules, new Made(address.get(), message, own, now));
      }
    };
  }

  /// A message in words, with the address it goes to.
  ///
  /// @param at when the policy was read by which it may go out
  private record Made(String address, Message message, Links links, Instant at) {}

  private Outcome claim(Delivery delivery, Task task, Policy rules, Made made) {
    Delivery claimed = delivery.claimed(made.message, made.at);
    AddressHash to = hash(delivery.channel(), made.address);
    if (to != null && delivery.channel() == Channel.SMS) {
      // Before anything leaves: whoever answers is found by the number that they answer from.
      addresses.writtenTo(to, delivery.customer(), made.at);
    }
    return switch (outreaches.claim(claimed, bound(delivery.channel(), task, rules), to)) {
      case HELD ->
          call(
              claimed,
              task,
              new Letter(
                  claimed, task.outreach, task.purpose, made.address, made.message, made.links),
              made.at);
      // Another worker has it, or the consent changed this moment: whoever looks next will see.
      case REFUSED -> soon(delivery, made.at);
      case SUPPRESSED -> cannot(delivery, SUPPRESSED, task);
    };
  }

  private static @Nullable AddressHash hash(Channel channel, String address) {
    return switch (channel) {
      case EMAIL, SMS, PUSH -> AddressHash.of(channel, address);
      case INBOX, WEBHOOK -> null;
    };
  }

  private Outcome call(Delivery claimed, Task task, Letter letter, Instant read) {
    ChannelSender sender = senders.get(claimed.channel());
    Instant now = clock.instant();
    if (sender == null) {
      return aftermath.ended(claimed.failed("no sender for " + claimed.channel(), now));
    }
    if (!now.isBefore(claimed.notAfter())) {
      return aftermath.ended(claimed.failed(TOO_LATE, now));
    }
    if (now.isAfter(read.plus(RECENT))) {
      Optional<Outcome> stopped = stoppedSince(claimed, task);
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    Instant lease = claimed.lease();
    if (lease == null || clock.instant().plus(ATTEMPT).isAfter(lease)) {
      return aftermath.later(
          claimed.notSent("the lease was too short", clock.instant()), Duration.ZERO);
    }
    Result result = sender.send(letter);
    Outcome outcome =
        switch (result) {
          case Result.Accepted(String providerId) ->
              aftermath.ended(claimed.sent(providerId, clock.instant()));
          case Result.Kept(String reason) -> aftermath.ended(claimed.kept(reason, clock.instant()));
          case Result.Refused(String reason) -> cannot(claimed, reason, task);
          case Result.Withheld(String reason, boolean elsewhere) ->
              aftermath.withheld(
                  claimed, reason, elsewhere, task.outreach, task.purpose, task.known);
          case Result.NotSent(String reason, Duration atLeast) ->
              claimed.isSpent()
                  ? cannot(claimed, SPENT + ": " + reason, task)
                  : aftermath.later(claimed.notSent(reason, clock.instant()), atLeast);
          case Result.Unknown(String reason) ->
              aftermath.unanswered(claimed, reason, task.outreach, task.purpose, task.known);
        };
    if (claimed.retryAt() != null && mayBeOut(result) && isHeardTwice(claimed, task)) {
      aftermath.count(Price.TWICE, claimed.channel());
    }
    return outcome;
  }

  /// Whether who gets it again hears it again.
  private static boolean isHeardTwice(Delivery claimed, Task task) {
    return switch (Unanswered.of(task.purpose, claimed.channel())) {
      case Unanswered.Exact exact -> false;
      case Unanswered.Reconcile reconcile -> true;
      case Unanswered.Elsewhere elsewhere -> true;
      case Unanswered.Never never -> true;
    };
  }

  private static boolean mayBeOut(Result result) {
    return switch (result) {
      case Result.Accepted accepted -> true;
      case Result.Unknown unknown -> true;
      case Result.Kept kept -> false;
      case Result.Refused refused -> false;
      case Result.Withheld withheld -> false;
      case Result.NotSent notSent -> false;
    };
  }

  /// Reads again what is stopped, since making and claiming the message took too long to rely on
  /// what was read before.
  private Optional<Outcome> stoppedSince(Delivery claimed, Task task) {
    Policy rules = policy.get();
    Instant now = clock.instant();
    if (rules.isClosed()) {
      return Optional.of(
          aftermath.later(claimed.notSent("the policy cannot be read", now), Duration.ZERO));
    }
    return LastLook.stopped(claimed.channel(), task.outreach, rules.stop())
        .map(why -> aftermath.ended(claimed.failed(why, now)));
  }

  private Outcome cannot(Delivery delivery, String why, Task task) {
    return aftermath.cannot(delivery, why, task.outreach, task.purpose, task.known);
  }

  /// Leaves a message whose turn it is not yet.
  Outcome later(Delivery delivery) {
    return soon(delivery, clock.instant());
  }

  /// Leaves a message as it is, to be looked at again soon.
  private Outcome soon(Delivery delivery, Instant now) {
    return aftermath.again(delivery, now.plus(Duration.ofMinutes(1)));
  }

  /// The consent that must still be the one that was asked: where one is needed, and where a pause
  /// counts, which has the same version. It is that of the customer as we know them today.
  private static @Nullable ConsentRead bound(Channel channel, Task task, Policy rules) {
    return task.purpose.needsGrant()
            || rules.consent().needs(task.purpose, channel) != Needs.NOTHING
        ? new ConsentRead(task.known.profile().customer(), task.known.consentVersion())
        : null;
  }
}
