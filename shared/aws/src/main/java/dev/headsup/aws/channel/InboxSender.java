package dev.headsup.aws.channel;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Marks;
import java.time.InstantSource;

/// Puts messages into the customers' inboxes. It is exact: an item keeps one version per outreach,
/// so an attempt that broke may simply be repeated.
public final class InboxSender implements ChannelSender {
  private final InboxItems items;
  private final InstantSource clock;

  /// @param clock when an item was put down
  public InboxSender(InboxItems items, InstantSource clock) {
    this.items = items;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.INBOX;
  }

  @Override
  public Result send(Letter letter) {
    if (!(letter.message() instanceof Message.Inbox message)) {
      return new Result.Refused("not an inbox item: " + letter.message().channel().word());
    }
    Delivery delivery = letter.delivery();
    try {
      items.put(
          new CustomerId(letter.address()),
          letter.outreach().item(),
          new InboxItems.Version(
              delivery.outreach(),
              letter.trigger().id(),
              message,
              letter.outreach().at(),
              clock.instant(),
              Marks.NONE));
      return new Result.Accepted(delivery.id());
    } catch (RuntimeException broken) {
      return new Result.NotSent("the inbox did not answer: " + broken.getMessage());
    }
  }
}
