package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.privacy.Holding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// L16, L17, L20: export, erasure and retention know every store of the template. Whoever adds a
/// table, a bucket or a queue says there what of a customer lies in it.
final class HoldingTest {
  private static final Template TEMPLATE = Deployed.template();

  @Test
  void everyTableBucketAndQueueIsKnown() {
    List<String> stores =
        Stream.of(
                TEMPLATE.tables().stream().map(Table::id),
                TEMPLATE.buckets().stream().map(Resource::id),
                TEMPLATE.queues().stream().map(Queue::id))
            .flatMap(ids -> ids)
            .toList();

    assertThat(Holding.ALL)
        .as("Holding.ALL in shared/aws, privacy: say how a customer's rows are found and erased")
        .extracting(Holding::resource)
        .containsExactlyInAnyOrderElementsOf(stores);
  }

  @Test
  void theKeysOfEveryTableAreThoseOfTheTemplate() {
    for (Holding holding : Holding.ALL) {
      if (holding.way() instanceof Holding.Way.Rows(List<String> keys, var match, boolean own)) {
        Raw.Fields table =
            TEMPLATE.ofType("AWS::DynamoDB::Table").stream()
                .filter(one -> one.id().equals(holding.resource()))
                .findFirst()
                .orElseThrow()
                .properties();
        assertThat(
                table.items("KeySchema").stream()
                    .map(key -> ((Raw.Fields) key).text("AttributeName")))
            .as(holding.resource())
            .containsExactlyElementsOf(keys);
        assertThat(!own || keys.getFirst().equals("customer")).as(holding.resource()).isTrue();
      }
    }
  }

  @Test
  void everyStoreSaysWhatItHoldsAndHowLong() {
    assertThat(Holding.ALL)
        .allSatisfy(holding -> {
          assertThat(holding.holds()).isNotBlank();
          assertThat(holding.kept()).isNotBlank();
        });
  }
}
