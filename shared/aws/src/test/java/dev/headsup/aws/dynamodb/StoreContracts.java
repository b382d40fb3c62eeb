package dev.headsup.aws.dynamodb;

import dev.headsup.aws.keys.Leases;
import dev.headsup.aws.keys.LeasesContract;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.correction.Corrections;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.metric.States;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.outreach.Allowances;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.OutreachReceipts;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Setbacks;
import dev.headsup.engine.tutorial.Lessons;
import java.util.List;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Every contract, for the DynamoDB stores on one backend.
abstract class StoreContracts {
  abstract Backend backend();

  /// A client of the backend with a step before each of its transactions.
  DynamoDbClient watched(TransactionWatch.Step step) {
    return Backend.connect(backend().endpoint(), List.of(new TransactionWatch(step)));
  }

  private Activities activities() {
    return new DynamoActivities(backend().client(), backend().name("activity"));
  }

  private DynamoOutreaches outreaches() {
    return new DynamoOutreaches(backend().client(), backend().tables());
  }

  private Profiles profiles() {
    return new DynamoProfiles(backend().client(), backend().name("profiles"));
  }

  private DueEntries dues() {
    return new DynamoDueEntries(backend().client(), backend().name("due"));
  }

  private Addresses addresses() {
    return new DynamoAddresses(backend().client(), backend().name("profiles"));
  }

  @Nested
  class OfWhatIsOver extends LingeringContract {
    @Override
    Backend backend() {
      return StoreContracts.this.backend();
    }
  }

  @Nested
  class OfAllowances extends AllowancesContract {
    @Override
    Allowances allowances() {
      return new DynamoAllowances(backend().client(), backend().name("counters"));
    }
  }

  @Nested
  class OfTallies extends TalliesContract {
    @Override
    Tallies tallies() {
      return new DynamoTallies(backend().client(), backend().name("counters"));
    }

    @Override
    States states() {
      return new DynamoStates(backend().client(), backend().name("counters"));
    }
  }

  @Nested
  class OfActivities extends ActivitiesContract {
    @Override
    Activities activities() {
      return StoreContracts.this.activities();
    }
  }

  @Nested
  class OfOutreaches extends OutreachesContract {
    @Override
    Outreaches outreaches() {
      return StoreContracts.this.outreaches();
    }

    @Override
    Activities activities() {
      return StoreContracts.this.activities();
    }

    @Override
    DueEntries dues() {
      return StoreContracts.this.dues();
    }

    @Override
    OutreachMarks marks() {
      return new DynamoOutreaches(backend().client(), backend().tables());
    }
  }

  @Nested
  class OfDeliveries extends DeliveriesContract {
    @Override
    Outreaches outreaches() {
      return StoreContracts.this.outreaches();
    }

    @Override
    OutreachReceipts receipts() {
      return StoreContracts.this.outreaches();
    }

    @Override
    Profiles profiles() {
      return StoreContracts.this.profiles();
    }

    @Override
    Addresses addresses() {
      return StoreContracts.this.addresses();
    }
  }

  @Nested
  class OfAddresses extends AddressesContract {
    @Override
    Addresses addresses() {
      return StoreContracts.this.addresses();
    }
  }

  @Nested
  class OfProfiles extends ProfilesContract {
    @Override
    Profiles profiles() {
      return StoreContracts.this.profiles();
    }
  }

  @Nested
  class OfDueEntries extends DueEntriesContract {
    @Override
    DueEntries dues() {
      return StoreContracts.this.dues();
    }
  }

  @Nested
  class OfInboxes extends InboxContract {
    @Override
    InboxItems inbox() {
      return new DynamoInboxItems(backend().client(), backend().name("inbox"));
    }
  }

  @Nested
  class OfCorrections extends CorrectionsContract {
    @Override
    Corrections corrections() {
      return new DynamoCorrections(backend().client(), backend().name("incidents"));
    }
  }

  @Nested
  class OfLessons extends LessonsContract {
    @Override
    Lessons lessons() {
      return new DynamoLessons(backend().client(), backend().name("profiles"));
    }
  }

  @Nested
  class OfWhatIsKept extends KeptContract {
    @Override
    Quarantine quarantine() {
      return new DynamoQuarantine(backend().client(), backend().name("quarantine"));
    }

    @Override
    Setbacks setbacks() {
      return new DynamoSetbacks(backend().client(), backend().name("quarantine"));
    }
  }

  @Nested
  class OfTheDirectory extends DirectoryContract {
    @Override
    Profiles profiles() {
      return StoreContracts.this.profiles();
    }

    @Override
    Directory directory() {
      return new DynamoDirectory(backend().client(), backend().name("profiles"));
    }
  }

  @Nested
  class OfIncidents extends IncidentsContract {
    @Override
    Incidents incidents() {
      return new DynamoIncidents(backend().client(), backend().name("incidents"));
    }
  }

  @Nested
  class OfHandOffs extends HandOffsContract {
    @Override
    HandOffs handOffs() {
      return new DynamoHandOffs(backend().client(), backend().name("handoffs"), () -> Samples.NOON);
    }
  }

  @Nested
  class OfBrakes extends BrakesContract {
    @Override
    Brakes brakes() {
      return new DynamoBrakes(backend().client(), backend().name("counters"));
    }
  }

  @Nested
  class OfCounters extends CountersContract {
    @Override
    Counters counters() {
      return new DynamoCounters(backend().client(), backend().name("counters"));
    }
  }

  @Nested
  class OfExposures extends ExposuresContract {
    @Override
    Exposures exposures() {
      return new DynamoExposures(backend().client(), backend().name("exposure"));
    }
  }

  @Nested
  class OfDocuments extends DocumentsContract {
    @Override
    Backend backend() {
      return StoreContracts.this.backend();
    }

    @Override
    DynamoDbClient watched(TransactionWatch.Step step) {
      return StoreContracts.this.watched(step);
    }
  }

  @Nested
  class OfKeys extends KeysContract {
    @Override
    DynamoKeys keys() {
      return new DynamoKeys(backend().client(), backend().name("settings"));
    }
  }

  @Nested
  class OfRates extends LeasesContract {
    @Override
    protected Leases leases() {
      return new DynamoRates(backend().client(), backend().name("settings"));
    }
  }
}
