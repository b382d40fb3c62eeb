package dev.headsup.sim.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.Endpoints;
import dev.headsup.aws.dynamodb.LocalDynamo;
import dev.headsup.sim.Io;
import dev.headsup.sim.Runs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Q3: the simulator's table and DynamoDB Local answer the same, request by request, to requests
/// that are made up from a seed. The first that differs is printed with its seed and number;
/// nothing is made smaller.
class SameAsDynamoTest {
  /// Requests of one seed, on a table of its own.
  private static final int EACH = 500;

  @Test
  void theyAnswerTheSame() {
    DynamoDbClient real = Endpoints.clients(LocalDynamo.endpoint()).dynamo();
    long first = Runs.seed();
    List<String> differences = new ArrayList<>();
    for (long seed = first; seed < first + Runs.of(4, 100); seed++) {
      compare(seed, real, new MemoryDynamo(InstantSource.system(), Io.CALM))
          .ifPresent(differences::add);
    }

    assertThat(differences).as("the first difference of each seed").isEmpty();
  }

  private static Optional<String> compare(long seed, DynamoDbClient real, DynamoDbClient fake) {
    String name = "same-" + seed;
    for (DynamoDbClient each : List.of(real, fake)) {
      each.createTable(table(name));
    }
    MadeUpRequests requests = new MadeUpRequests(name, new Random(seed));
    for (int number = 0; number < EACH; number++) {
      AwsRequest request = requests.next();
      String expected = Outcome.of(real, request);
      String was = Outcome.of(fake, request);
      if (!was.equals(expected)) {
        return Optional.of(
            "seed %d, request %d: %s%n  DynamoDB %s%n  memory   %s%n"
                .formatted(seed, number, request, expected, was));
      }
    }
    return Optional.empty();
  }

  private static CreateTableRequest table(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(text("pk"), text("sk"), text("day"), text("at"))
        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName("byDay")
                .keySchema(key("day", KeyType.HASH), key("at", KeyType.RANGE))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build())
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
