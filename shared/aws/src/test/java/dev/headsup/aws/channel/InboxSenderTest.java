package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.InboxItems;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The inbox is exact, and says so when it breaks.
class InboxSenderTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Letters.NOON);

  private record Kept(List<Item> items) implements InboxItems {
    @Override
    public void put(Item item) {
      items.add(item);
    }

    @Override
    public List<Item> of(CustomerId customer) {
      return items;
    }
  }

  private record Broken() implements InboxItems {
    @Override
    public void put(Item item) {
      throw new IllegalStateException("the table is away");
    }

    @Override
    public List<Item> of(CustomerId customer) {
      return List.of();
    }
  }

  @Test
  void aMessageBecomesAnItemOfTheCustomer() {
    Kept kept = new Kept(new ArrayList<>());
    Letter letter = Letters.inbox();

    Result result = new InboxSender(kept, CLOCK).send(letter);

    assertThat(result).isEqualTo(new Result.Accepted("5f2c/INBOX"));
    assertThat(kept.items())
        .containsExactly(
            new InboxItems.Item(
                new CustomerId("customer-1"),
                "5f2c",
                "import-struggle",
                new Message.Inbox("Title", "Text", "<p>Text</p>", null),
                Letters.NOON));
  }

  @Test
  void anInboxThatBreaksMayBeTriedAgain() {
    Result result = new InboxSender(new Broken(), CLOCK).send(Letters.inbox());

    assertThat(result).isEqualTo(new Result.NotSent("the inbox did not answer: the table is away"));
  }

  @Test
  void whatIsNoInboxItemIsRefused() {
    Kept kept = new Kept(new ArrayList<>());

    assertThat(new InboxSender(kept, CLOCK).send(Letters.sms(Purpose.HELP)))
        .isInstanceOf(Result.Refused.class);
    assertThat(kept.items()).isEmpty();
  }
}
