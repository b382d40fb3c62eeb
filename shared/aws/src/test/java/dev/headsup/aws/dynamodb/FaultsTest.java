package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activities.Write;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the stores do when DynamoDB does only a part, or is busy.
class FaultsTest {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  private static DynamoActivities activities(FaultyDynamo faulty) {
    return new DynamoActivities(faulty, BACKEND.name("activity"));
  }

  private static FaultyDynamo faulty(String code, int faults) {
    return new FaultyDynamo(BACKEND.client(), code, faults);
  }

  private static List<Write> writes(int customers) {
    return Stream.generate(Samples::customer)
        .limit(customers)
        .map(customer -> Stored.nothing(customer).become(Samples.activity(1)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
        "InternalServerError",
        "TransactionConflict",
        "RequestLimitExceeded"
      })
  void statementsThatMayPassLaterAreSentAgain(String code) {
    FaultyDynamo faulty = faulty(code, 3);
    List<Write> writes = writes(25);

    assertThat(activities(faulty).save(writes)).isEmpty();

    assertThat(faulty.faultsLeft()).isZero();
    assertThat(activities(faulty).load(writes.stream().map(Write::customer).toList()).values())
        .allMatch(stored -> stored.version() == 1);
  }

  @Test
  void aStatementThatCannotPassIsAnErrorWithItsReason() {
    assertThatThrownBy(() -> activities(faulty("AccessDenied", 1)).save(writes(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDenied by the test")
        .hasMessageContaining("INSERT INTO");
  }

  @Test
  void aStoreThatStaysBusyIsGivenUp() {
    FaultyDynamo faulty = faulty("ThrottlingError", 1_000);

    assertThatThrownBy(() -> activities(faulty).save(writes(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not done after 7 rounds");
    assertThat(faulty.faultsLeft()).isEqualTo(1_000 - 7);
  }

  @Test
  void keysLeftOverAreReadInTheNextRound() {
    List<Write> writes = writes(90);
    activities(faulty("", 0)).save(writes);
    FaultyDynamo faulty = faulty("", 4);

    assertThat(activities(faulty).load(writes.stream().map(Write::customer).toList()).values())
        .hasSize(90)
        .allMatch(stored -> stored.version() == 1);
    assertThat(faulty.faultsLeft()).isZero();
  }

  @Test
  void writesLeftOverAreDoneInTheNextRound() {
    FaultyDynamo faulty = faulty("", 4);
    DynamoQuarantine quarantine = new DynamoQuarantine(faulty, BACKEND.name("quarantine"));

    quarantine.add(
        IntStream.range(0, 25)
            .mapToObj(i -> new Refused("left-" + i, "reason", "detail", "{}", NOON))
            .toList());

    assertThat(
            new DynamoQuarantine(BACKEND.client(), BACKEND.name("quarantine"))
                .on(LocalDate.of(2026, 3, 2), 100))
        .hasSize(25);
    assertThat(faulty.faultsLeft()).isZero();
  }

  @Test
  void aTransactionThatMetAnotherIsTriedAgain() {
    CustomerId customer = Samples.customer();
    FaultyDynamo faulty = faulty("TransactionConflict", 3);
    DynamoOutreaches outreaches = new DynamoOutreaches(faulty, BACKEND.tables());
    Commit commit = Samples.send(Stored.nothing(customer), 1);

    assertThat(outreaches.commit(commit)).isTrue();

    assertThat(new DynamoOutreaches(BACKEND.client(), BACKEND.tables()).of(customer)).hasSize(1);
  }

  @Test
  void aTransactionThatIsRefusedForGoodIsAnError() {
    DynamoOutreaches outreaches =
        new DynamoOutreaches(faulty("ValidationError", 1), BACKEND.tables());
    Commit commit = Samples.send(Stored.nothing(Samples.customer()), 1);

    assertThatThrownBy(() -> outreaches.commit(commit))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(commit.activity().customer().value());
  }
}
