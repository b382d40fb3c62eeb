package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.InboxItems.Item;
import dev.headsup.engine.outreach.InboxItems.Version;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every inbox keeps to.
abstract class InboxContract {
  abstract InboxItems inbox();

  private static Version version(String outreach, String title, Instant at) {
    return new Version(
        outreach,
        "import-struggle",
        new Message.Inbox(title, "Text", "<p>Text</p>", null),
        at,
        at,
        Marks.NONE);
  }

  @Test
  void aMessageThatIsPutAgainChangesNothing() {
    CustomerId customer = Samples.customer();
    Version first = version("one", "First", NOON);
    inbox().put(customer, "one", first);
    inbox().mark(customer, "one", "one", Mark.READ, NOON.plusSeconds(9));
    List<Item> before = inbox().of(customer);

    inbox().put(customer, "one", version("one", "Second", NOON.plusSeconds(1)));

    assertThat(inbox().of(customer)).isEqualTo(before);
    assertThat(before)
        .singleElement()
        .satisfies(item -> assertThat(item.now().message().title()).isEqualTo("First"));
  }

  @Test
  void anInboxIsReadFromNewToOldAndIsTheCustomersOwn() {
    CustomerId customer = Samples.customer();
    inbox().put(customer, "b", version("b", "Older", NOON));
    inbox().put(customer, "a", version("a", "Newest", NOON.plusSeconds(2)));
    inbox().put(customer, "c", version("c", "Newer", NOON.plusSeconds(1)));
    inbox().put(Samples.customer(), "d", version("d", "Of somebody else", NOON));

    assertThat(inbox().of(customer))
        .extracting(item -> item.now().message().title())
        .containsExactly("Newest", "Newer", "Older");
    assertThat(inbox().of(Samples.customer())).isEmpty();
    assertThat(inbox().find(Samples.customer(), "a")).isEmpty();
  }

  @Test
  void aLaterMessageOfACaseReplacesTheTextAndIsUnreadAgain() {
    CustomerId customer = Samples.customer();
    inbox().put(customer, "case", version("down", "Checkout is down", NOON));
    inbox().put(customer, "other", version("other", "Something else", NOON.plusSeconds(1)));
    inbox().mark(customer, "case", "down", Mark.READ, NOON.plusSeconds(2));

    inbox().put(customer, "case", version("up", "Checkout works again", NOON.plusSeconds(60)));

    List<Item> items = inbox().of(customer);
    assertThat(items).extracting(Item::id).containsExactly("case", "other");
    Item told = items.getFirst();
    assertThat(told.now().message().title()).isEqualTo("Checkout works again");
    assertThat(told.has(Mark.READ)).isFalse();
    assertThat(told.earlier())
        .singleElement()
        .satisfies(earlier -> {
          assertThat(earlier.message().title()).isEqualTo("Checkout is down");
          assertThat(earlier.marks().at(Mark.READ)).contains(NOON.plusSeconds(2));
        });
  }

  @Test
  void aMarkKeepsItsFirstTimeAndTouchesOneVersionOnly() {
    CustomerId customer = Samples.customer();
    inbox().put(customer, "case", version("down", "Down", NOON));
    inbox().put(customer, "case", version("up", "Up", NOON.plusSeconds(60)));

    inbox().mark(customer, "case", "up", Mark.SEEN, NOON.plusSeconds(70));
    Item item =
        inbox().mark(customer, "case", "up", Mark.CLICKED, NOON.plusSeconds(80)).orElseThrow();

    assertThat(inbox().find(customer, "case")).contains(item);
    assertThat(item.now().marks().at(Mark.SEEN)).contains(NOON.plusSeconds(70));
    assertThat(item.now().marks().at(Mark.READ)).contains(NOON.plusSeconds(80));
    assertThat(item.earlier().getFirst().marks()).isEqualTo(Marks.NONE);
    assertThat(inbox().mark(customer, "none", "up", Mark.SEEN, NOON)).isEmpty();
  }

  @Test
  void ofChangesAtOneMomentNoneIsLost() {
    CustomerId customer = Samples.customer();
    inbox().put(customer, "case", version("0", "The first", NOON));

    Together.run(
        4,
        i ->
            inbox()
                .put(
                    customer,
                    "case",
                    version("late " + i, "Number " + i, NOON.plusSeconds(i + 1))));

    assertThat(inbox().find(customer, "case").orElseThrow().versions())
        .extracting(Version::outreach)
        .containsExactly("late 3", "late 2", "late 1", "late 0", "0");
  }
}
