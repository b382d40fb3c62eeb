package dev.headsup.local.smoke;

import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.Wiring;
import dev.headsup.local.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What of the made-up customer is to be seen inside of a stack, through the functions' own stores.
final class Inside {

  private final Target target;
  private final Wiring wiring;
  private final CustomerId customer;

  Inside(Target target, CustomerId customer) {
    this.target = target;
    this.customer = customer;
    this.wiring = new Wiring(target.environment(), target.clock(), List.of());
  }

  /// @throws SmokeFailure when the trigger that only this test fires is not there, or may not speak
  String trigger() {
    CompiledTrigger found =
        wiring
            .triggers()
            .find(Smoke.TRIGGER)
            .orElseThrow(() ->
                new SmokeFailure(
                    "the trigger "
                        + Smoke.TRIGGER
                        + " is not in this stack, or not as it should be: put it there with '"
                        + target.command("push")
                        + "' (it lies in the folder triggers), then try again"));
    if (found.trigger().status() != Trigger.Status.LIVE) {
      throw new SmokeFailure(
          "the trigger "
              + Smoke.TRIGGER
              + " is not live: set its status to live, then '"
              + target.command("push")
              + "'");
    }
    return "it is there and live";
  }

  String command(String words) {
    return target.command(words);
  }

  Optional<String> known() {
    return Optional.ofNullable(wiring.profiles().load(List.of(customer)).get(customer))
        .map(Known::profile)
        .filter(profile -> profile.email().isPresent())
        .map(profile -> "known by the address " + profile.email().orElse(""));
  }

  Optional<String> activity() {
    return Optional.ofNullable(wiring.activities().load(List.of(customer)).get(customer))
        .map(Stored::activity)
        .filter(activity -> !activity.tracks().isEmpty())
        .map(activity -> "the event is counted");
  }

  Optional<Outreach> decided() {
    return wiring.outreaches().of(customer).stream()
        .filter(outreach -> outreach.trigger().id().equals(Smoke.TRIGGER))
        .findFirst();
  }

  /// @throws SmokeFailure when the customer is not to be told
  static String decision(Outreach outreach) {
    return switch (outreach.decision()) {
      case Decision.Send(var channels, var otherwise) ->
          "to be told by "
              + channels.stream().map(channel -> channel.word()).collect(Collectors.joining(", "));
      case Decision.Defer(var until) ->
          throw new SmokeFailure("the trigger waits until " + until + ": it must not wait");
      case Decision.Suppress(var gate, String reason) ->
          throw new SmokeFailure("decided not to tell, at the gate " + gate + ": " + reason);
      case Decision.HoldOut heldOut ->
          throw new SmokeFailure("decided not to tell: the customer is in a control group");
      case Decision.HandOff handOff ->
          throw new SmokeFailure("decided to call a person instead: " + handOff.because());
    };
  }

  /// Empty while a message is still on its way.
  ///
  /// @throws SmokeFailure when one failed
  Optional<String> delivered(Outreach outreach) {
    List<Delivery> deliveries = wiring.outreaches().deliveries(customer, outreach.id());
    StringBuilder said = new StringBuilder();
    for (Delivery delivery : deliveries) {
      String channel = delivery.channel().word();
      switch (delivery.state()) {
        case PENDING, SENDING -> {
          return Optional.empty();
        }
        case SENT -> said.append(said.isEmpty() ? "" : ", ").append(channel).append(" sent");
        case DELIVERED, COMPLAINED ->
            said.append(said.isEmpty() ? "" : ", ").append(channel).append(" delivered");
        case KEPT ->
            said.append(said.isEmpty() ? "" : ", ").append(channel).append(" kept in the sandbox");
        case BOUNCED, FAILED, UNKNOWN, FOREIGN ->
            throw new SmokeFailure(
                channel
                    + " did not go out: "
                    + delivery.reason()
                    + ". See "
                    + target.command("doctor"));
      }
    }
    return deliveries.isEmpty() ? Optional.empty() : Optional.of(said.toString());
  }

  Optional<String> inbox() {
    return wiring.inbox().of(customer).stream()
        .findFirst()
        .map(item -> "\"" + item.now().message().title() + "\"");
  }

  String deadLetters(String queue) {
    return target.resource(queue).orElse(queue);
  }
}
