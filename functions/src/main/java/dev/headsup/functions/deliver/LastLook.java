package dev.headsup.functions.deliver;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.util.Optional;

/// What is looked at once more at the last moment: why a message that was fit to be sent when it
/// was decided is so no more, if it is not. Pure.
final class LastLook {
  private LastLook() {}

  static Optional<String> unfit(
      Channel channel, Outreach outreach, Purpose purpose, Known known, Policy rules, Instant now) {
    Optional<String> stopped = stopped(channel, outreach, rules.stop());
    if (stopped.isPresent()) {
      return stopped;
    }
    if (purpose == Purpose.SECURITY && !outreach.isEvidenced(now)) {
      return Optional.of(
          "a security message needs an event of that very customer, younger than 24 hours");
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
    if (purpose.needsGrant() && known.preferences().isPaused(now)) {
      return Optional.of("the customer paused messages");
    }
    return known.preferences().rests(Trigger.root(outreach.trigger().id()), now)
        ? Optional.of("the customer found this trigger of no use")
        : Optional.empty();
  }

  /// What stops a message by hand.
  static Optional<String> stopped(Channel channel, Outreach outreach, KillSwitch stop) {
    if (stop.all()) {
      return Optional.of("all sending was stopped");
    }
    if (stop.stops(outreach.trigger().id())) {
      return Optional.of("its trigger was stopped");
    }
    return stop.stops(channel)
        ? Optional.of("all sending by " + channel.word() + " was stopped")
        : Optional.empty();
  }
}
