package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What lies in the tables of what customers were told inside the product and taught, word for
/// word.
class GoldenInboxTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  private final DynamoInboxItems items =
      new DynamoInboxItems(BACKEND.client(), BACKEND.name("inbox"));
  private final DynamoLessons lessons =
      new DynamoLessons(BACKEND.client(), BACKEND.name("profiles"));

  private static CustomerId customer(String name) {
    return new CustomerId("golden-" + name);
  }

  private static void assertStored(String golden, String table, Map<String, AttributeValue> key) {
    Golden.assertWritten(
        golden,
        new HashMap<>(
            BACKEND.client().getItem(get -> get.tableName(BACKEND.name(table)).key(key)).item()));
  }

  private static InboxItems.Version said(String outreach, Instant at) {
    return new InboxItems.Version(
        outreach,
        "import-struggle",
        new Message.Inbox("Title", "Text", "<p>Text</p>", null),
        at,
        at,
        Marks.NONE);
  }

  @Test
  void anInboxItem() {
    items.put(customer("inbox"), "outreach", said("outreach", NOON));

    assertStored("inbox", "inbox", StoredInboxItem.key(customer("inbox"), "outreach"));
    Golden.assertRead(
        "inbox",
        item -> StoredInboxItem.read(item).item(),
        new InboxItems.Item(customer("inbox"), "outreach", List.of(said("outreach", NOON))));
  }

  @Test
  void anInboxItemThatSaidMoreAndWasRead() {
    CustomerId customer = customer("inbox-case");
    items.put(customer, "case", said("down", NOON));
    items.mark(customer, "case", "down", Mark.READ, NOON.plusSeconds(60));
    items.put(customer, "case", said("up", NOON.plusSeconds(600)));
    InboxItems.Item item =
        items.mark(customer, "case", "up", Mark.SEEN, NOON.plusSeconds(660)).orElseThrow();

    assertStored("inbox-case", "inbox", StoredInboxItem.key(customer, "case"));
    Golden.assertRead("inbox-case", stored -> StoredInboxItem.read(stored).item(), item);
  }

  @Test
  void howFarACustomerGotAndWhatATutorialBroughtAbout() {
    CustomerId customer = customer("lessons");
    lessons.note(customer, "golden-basics", Step.OFFERED, NOON);
    lessons.note(customer, "golden-basics", Step.STARTED, NOON.plusSeconds(60));

    assertStored("lessons", "profiles", DynamoLessons.key(customer));
    Golden.assertRead("lessons", DynamoLessons::progress, lessons.of(customer));
    assertStored("lesson-effect", "profiles", DynamoLessons.key("golden-basics"));
    Golden.assertRead("lesson-effect", DynamoLessons::effect, new Effect(1, 1, 0, 0, 0));
  }
}
