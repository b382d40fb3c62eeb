package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreaches.Claim;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.outreach.Outreaches.ConsentRead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A write took effect, its answer got lost, and the SDK repeats it: the caller must hear the
/// truth.
class LostAnswersTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());
  private static final Message EMAIL = new Message.Email("Subject", "Text", "<p>Text</p>");

  private static DynamoOutreaches losing(LostAnswers lost) {
    return new DynamoOutreaches(
        Backend.connect(LocalDynamo.endpoint(), List.of(lost)), BACKEND.tables());
  }

  private static Delivery pending() {
    Commit commit = Samples.send(Stored.nothing(Samples.customer()), 1);
    new DynamoOutreaches(BACKEND.client(), BACKEND.tables()).commit(commit);
    return commit.deliveries().getFirst();
  }

  @Test
  void aCommitThatTookEffectIsNotCalledAConflict() {
    LostAnswers lost = new LostAnswers("TransactWriteItems", 2);

    assertThat(losing(lost).commit(Samples.send(Stored.nothing(Samples.customer()), 1))).isTrue();

    assertThat(lost.left()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClaimThatTookEffectIsOurs(boolean withConsent) {
    LostAnswers lost = new LostAnswers(withConsent ? "TransactWriteItems" : "UpdateItem", 2);
    Delivery pending = pending();
    ConsentRead consent = withConsent ? new ConsentRead(pending.customer(), 0) : null;

    assertThat(losing(lost).claim(pending.claimed(EMAIL, NOON), consent, null))
        .isEqualTo(Claim.HELD);

    assertThat(lost.left()).isZero();
    assertThat(losing(lost).claim(pending.claimed(EMAIL, NOON), consent, null))
        .as("the same claim by somebody else")
        .isEqualTo(Claim.REFUSED);
  }

  @Test
  void anEndThatTookEffectIsWritten() {
    LostAnswers lost = new LostAnswers("UpdateItem", 2);
    Delivery claimed = pending().claimed(EMAIL, NOON);
    new DynamoOutreaches(BACKEND.client(), BACKEND.tables()).claim(claimed, null, null);

    assertThat(losing(lost).record(claimed.sent("p-1", NOON))).isTrue();

    assertThat(lost.left()).isZero();
  }

  @Test
  void aSavedActivityWhoseAnswerGotLostReadsAsAConflictAndIsThere() {
    LostAnswers lost = new LostAnswers("BatchExecuteStatement", 1);
    DynamoActivities activities =
        new DynamoActivities(
            Backend.connect(LocalDynamo.endpoint(), List.of(lost)), BACKEND.name("activity"));
    Stored nothing = Stored.nothing(Samples.customer());

    assertThat(activities.save(List.of(nothing.become(Samples.activity(1)))))
        .as("who reads again finds every event known")
        .containsExactly(nothing.customer());
    assertThat(activities.load(List.of(nothing.customer())).get(nothing.customer()))
        .isEqualTo(new Stored(nothing.customer(), Samples.activity(1), 1, null));
  }
}
