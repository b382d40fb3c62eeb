package dev.headsup.aws.dynamodb;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.outreach.Outreaches;

/// The ledger against DynamoDB Local.
class LocalOutreachesTest extends OutreachesContract {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  @Override
  Outreaches outreaches() {
    return new DynamoOutreaches(BACKEND.client(), BACKEND.tables());
  }

  @Override
  Activities activities() {
    return new DynamoActivities(BACKEND.client(), BACKEND.name("activity"));
  }

  @Override
  DueEntries dues() {
    return new DynamoDueEntries(BACKEND.client(), BACKEND.name("due"));
  }
}
