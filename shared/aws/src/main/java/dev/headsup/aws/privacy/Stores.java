package dev.headsup.aws.privacy;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The stores of one stack, by the names that they have there.
///
/// @param names the physical name of a resource of the template
/// @param bucket of the event history
public record Stores(DynamoDbClient client, UnaryOperator<String> names, Bucket bucket) {
  TableRows rows(Holding holding, Holding.Way.Rows way) {
    return new TableRows(client, names.apply(holding.resource()), way);
  }

  HistoryLines history() {
    return new HistoryLines(bucket);
  }

  /// The customer who came by an id, with every id and address that was ever theirs.
  public Person find(CustomerId asked, Activities activities, Profiles profiles) {
    for (Holding holding : Holding.ALL) {
      if (holding.way() instanceof Holding.Way.Rows way && way.match() == Match.PROFILE) {
        return new People(activities, profiles, rows(holding, way)).find(asked);
      }
    }
    throw new IllegalStateException("No store has profiles");
  }
}
