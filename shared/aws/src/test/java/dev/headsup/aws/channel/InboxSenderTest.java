package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The inbox is exact, and says so when it breaks.
class InboxSenderTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Letters.NOON);

  private record Put(CustomerId customer, String id, InboxItems.Version version) {}

  /// Takes what is put, or breaks.
  private record Kept(List<Put> puts, boolean broken) implements InboxItems {
    @Override
    public void put(CustomerId customer, String id, Version version) {
      if (broken) {
        throw new IllegalStateException("the table is away");
      }
      puts.add(new Put(customer, id, version));
    }

    @Override
    public Optional<Item> mark(
        CustomerId customer, String id, String outreach, Mark mark, Instant at) {
      throw new AssertionError("who sends marks nothing");
    }

    @Override
    public Optional<Item> find(CustomerId customer, String id) {
      throw new AssertionError("who sends does not look");
    }

    @Override
    public List<Item> of(CustomerId customer) {
      throw new AssertionError("who sends does not look");
    }
  }

  @Test
  void aMessageBecomesAnItemOfTheCustomer() {
    Kept kept = new Kept(new ArrayList<>(), false);
    Letter letter = Letters.inbox();

    Result result = new InboxSender(kept, CLOCK).send(letter);

    assertThat(result).isEqualTo(new Result.Accepted("5f2c/INBOX"));
    assertThat(kept.puts())
        .containsExactly(
            new Put(
                new CustomerId("customer-1"),
                "5f2c",
                new InboxItems.Version(
                    "5f2c",
                    "import-struggle",
                    new Message.Inbox("Title", "Text", "<p>Text</p>", null),
                    Letters.NOON.minusSeconds(5),
                    Letters.NOON,
                    Marks.NONE)));
  }

  @Test
  void anInboxThatBreaksMayBeTriedAgain() {
    Result result = new InboxSender(new Kept(new ArrayList<>(), true), CLOCK).send(Letters.inbox());

    assertThat(result).isEqualTo(new Result.NotSent("the inbox did not answer: the table is away"));
  }

  @Test
  void whatIsNoInboxItemIsRefused() {
    Kept kept = new Kept(new ArrayList<>(), false);

    assertThat(new InboxSender(kept, CLOCK).send(Letters.sms(Purpose.HELP)))
        .isInstanceOf(Result.Refused.class);
    assertThat(kept.puts()).isEmpty();
  }
}
