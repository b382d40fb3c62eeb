package dev.headsup.engine.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems.Item;
import dev.headsup.engine.outreach.InboxItems.Version;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A case is one item, whatever is said about it and in whatever order it arrives.
class InboxItemsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CustomerId ANA = new CustomerId("ana");

  private static Version said(String outreach, int minute, String text) {
    return new Version(
        outreach,
        "checkout-outage",
        new Message.Inbox("Title", text, "<p>" + text + "</p>", null),
        NOON.plusSeconds(60L * minute),
        NOON.plusSeconds(60L * minute + 5),
        Marks.NONE);
  }

  private static Outreach told(String customer, String trigger, int key) {
    return new Outreach(
        "entry of " + trigger,
        new CustomerId(customer),
        new TriggerRef(trigger, "Checkout", "hash"),
        NOON,
        new Stamp(NOON.toEpochMilli(), 7, key),
        new Decision.Send(List.of(Channel.INBOX)),
        List.of(),
        new Evidence("Incident", List.of()),
        Map.of(),
        1);
  }

  @Test
  void theNewestWordIsWhatWasDecidedLastHoweverLateItArrives() {
    Item item =
        new Item(ANA, "case", List.of(said("up", 30, "It works again")))
            .with(said("down", 0, "It is down"));

    assertThat(item.now().outreach()).isEqualTo("up");
    assertThat(item.earlier()).extracting(Version::outreach).containsExactly("down");
    assertThat(item.at()).isEqualTo(NOON.plusSeconds(30 * 60 + 5));
    assertThat(item.since()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void earlierTextStaysWithoutMarkupAndAtMostSoMuchOfIt() {
    Item item = new Item(ANA, "case", List.of(said("0", 0, "x".repeat(9_000))));
    for (int i = 1; i <= 30; i++) {
      item = item.with(said("" + i, i, "Word " + i));
    }

    assertThat(item.versions()).hasSize(Item.MOST);
    assertThat(item.now().message().html()).isEqualTo("<p>Word 30</p>");
    assertThat(item.earlier().getFirst().message().text()).isEqualTo("Word 29");
    assertThat(item.earlier())
        .allSatisfy(earlier -> assertThat(earlier.message().html()).isEmpty());
    Item two =
        new Item(ANA, "case", List.of(said("0", 0, "x".repeat(9_000)))).with(said("1", 1, "y"));
    assertThat(two.earlier().getFirst().message().text()).hasSize(Item.EARLIER_TEXT).endsWith("…");
  }

  @Test
  void whatHappenedToAVersionStaysWithItAndWhatIsNotThereCannotHappen() {
    Item item =
        new Item(ANA, "case", List.of(said("down", 0, "Down")))
            .with("down", Mark.ARCHIVED, NOON)
            .with(said("up", 30, "Up"));

    assertThat(item.has(Mark.ARCHIVED)).isFalse();
    assertThat(item.earlier().getFirst().marks().has(Mark.ARCHIVED)).isTrue();
    assertThat(item.with("none", Mark.READ, NOON)).isEqualTo(item);
  }

  @Test
  void aFirstTimeStaysAndBringsWhatItImplies() {
    Marks marks =
        Marks.NONE
            .with(Mark.SEEN, NOON)
            .with(Mark.CLICKED, NOON.plusSeconds(5))
            .with(Mark.READ, NOON.plusSeconds(9));

    assertThat(marks.at(Mark.SEEN)).contains(NOON);
    assertThat(marks.at(Mark.READ)).contains(NOON.plusSeconds(5));
    assertThat(marks.has(Mark.ARCHIVED)).isFalse();
    assertThat(marks.and(Marks.NONE.with(Mark.READ, NOON.minusSeconds(1))).at(Mark.READ))
        .contains(NOON.minusSeconds(1));
  }

  @Test
  void aCaseAndWhatFollowsUpOnItAreOneItemAndAnotherCaseIsAnother() {
    String down = told("ana", "checkout-outage", 42).item();

    assertThat(told("ana", "checkout-outage.all-clear", 42).item()).isEqualTo(down);
    assertThat(told("ana", "checkout-outage", 43).item()).isNotEqualTo(down);
    assertThat(told("ana", "import-outage", 42).item()).isNotEqualTo(down);
    assertThat(told("ben", "checkout-outage", 42).item()).isNotEqualTo(down);
    assertThat(told("ana", "checkout-outage", 0).item()).isEqualTo("entry of checkout-outage");
  }
}
