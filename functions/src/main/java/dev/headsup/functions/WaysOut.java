package dev.headsup.functions;

import dev.headsup.aws.Clients;
import dev.headsup.aws.channel.Guard;
import dev.headsup.aws.channel.InboxSender;
import dev.headsup.aws.channel.LastGuard;
import dev.headsup.aws.channel.SendOnly;
import dev.headsup.aws.channel.SesSender;
import dev.headsup.aws.channel.SnsPushSender;
import dev.headsup.aws.channel.SnsSmsSender;
import dev.headsup.aws.channel.WebhookSender;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.Secrets;
import dev.headsup.aws.team.ChatReceiver;
import dev.headsup.aws.team.Outbound;
import dev.headsup.aws.team.TopicReceiver;
import dev.headsup.aws.team.WebhookReceiver;
import dev.headsup.aws.topic.IntegratorTopic;
import dev.headsup.engine.customer.Device.Platform;
import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Allowances;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.policy.Policy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The part of the wiring by which something leaves the stack: to customers and to the team.
///
/// @param wiring the rest of it
/// @param clients what speaks to AWS
record WaysOut(Wiring wiring, Clients clients) {
  /// One sender a channel, each behind the last guard.
  Map<Channel, ChannelSender> guarded(Supplier<Policy> policy) {
    Allowances allowances = wiring.allowances();
    SendOnly only = SendOnly.of(wiring.setting(Variable.SEND_ONLY_TO));
    return senders().values().stream()
        .map(sender -> new LastGuard(sender, allowances, policy, only, wiring.clock()))
        .collect(Collectors.toMap(LastGuard::channel, guard -> guard));
  }

  private Map<Channel, ChannelSender> senders() {
    return Map.of(
        Channel.EMAIL,
        new SesSender(
            clients.ses(),
            wiring.setting(Variable.EMAIL_FROM),
            wiring.setting(Variable.EMAIL_CONFIGURATION),
            guard("SES")),
        Channel.SMS,
        new SnsSmsSender(clients.sns(), wiring.setting(Variable.SMS_SENDER_ID), guard("SNS")),
        Channel.INBOX,
        new InboxSender(wiring.inbox(), wiring.clock()),
        Channel.PUSH,
        new SnsPushSender(
            clients.sns(),
            Map.of(
                Platform.IOS, wiring.setting(Variable.PUSH_IOS),
                Platform.ANDROID, wiring.setting(Variable.PUSH_ANDROID)),
            wiring.devices(),
            wiring.clock(),
            guard("SNS push")),
        Channel.WEBHOOK,
        webhooks());
  }

  private WebhookSender webhooks() {
    Secrets secrets = wiring.secrets();
    return new WebhookSender(
        outbound(),
        wiring.setting(Variable.WEBHOOK_URL),
        () -> secrets.value(SecretName.WEBHOOK),
        wiring.endpoints(),
        wiring.clock(),
        guard("webhooks"));
  }

  /// Where integrators hear what was decided and what became of it.
  IntegratorTopic integrators() {
    return new IntegratorTopic(clients.sns(), wiring.setting(Variable.INTEGRATOR_TOPIC));
  }

  /// How fast one worker may send. At most as many run at once as begin in a second, or ten.
  private Guard guard(String provider) {
    int perSecond = Integer.parseInt(wiring.setting(Variable.SENDS_PER_SECOND));
    return new Guard(
        provider, new Guard.Limits(perSecond, Math.max(10, perSecond)), wiring.clock());
  }

  /// Who of the team hears of cases for a person.
  List<Receiver> receivers() {
    Secrets secrets = wiring.secrets();
    Outbound outbound = outbound();
    return List.of(
        new TopicReceiver(clients.sns(), wiring.setting(Variable.HAND_OFF_TOPIC)),
        new WebhookReceiver(
            outbound,
            wiring.setting(Variable.HAND_OFF_URL),
            () -> secrets.value(SecretName.HAND_OFF_WEBHOOK),
            wiring.clock()),
        new ChatReceiver(outbound, () -> secrets.value(SecretName.HAND_OFF_CHAT)));
  }

  /// The way to addresses that somebody typed in; on somebody's own machine nothing leaves it.
  private Outbound outbound() {
    return clients.outbound(
        wiring.isLocal()
            ? Outbound.intoTheSandbox(URI.create(wiring.setting(Variable.LOCAL_WEBHOOKS)))
            : Outbound.toThePublic());
  }
}
