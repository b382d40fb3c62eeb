package dev.headsup.functions;

import dev.headsup.aws.dynamodb.DynamoActivities;
import dev.headsup.aws.dynamodb.DynamoAddresses;
import dev.headsup.aws.dynamodb.DynamoAllowances;
import dev.headsup.aws.dynamodb.DynamoBrakes;
import dev.headsup.aws.dynamodb.DynamoCorrections;
import dev.headsup.aws.dynamodb.DynamoCounters;
import dev.headsup.aws.dynamodb.DynamoDirectory;
import dev.headsup.aws.dynamodb.DynamoDueEntries;
import dev.headsup.aws.dynamodb.DynamoErasures;
import dev.headsup.aws.dynamodb.DynamoExposures;
import dev.headsup.aws.dynamodb.DynamoHandOffs;
import dev.headsup.aws.dynamodb.DynamoInboxItems;
import dev.headsup.aws.dynamodb.DynamoIncidents;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.dynamodb.DynamoLessons;
import dev.headsup.aws.dynamodb.DynamoOutreaches;
import dev.headsup.aws.dynamodb.DynamoProfiles;
import dev.headsup.aws.dynamodb.DynamoQuarantine;
import dev.headsup.aws.dynamodb.DynamoSetbacks;
import dev.headsup.aws.dynamodb.DynamoSignOuts;
import dev.headsup.aws.dynamodb.DynamoStates;
import dev.headsup.aws.dynamodb.DynamoTallies;
import dev.headsup.aws.dynamodb.DynamoWalks;
import dev.headsup.aws.dynamodb.TableCount;
import dev.headsup.aws.dynamodb.Tables;
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
import dev.headsup.engine.incident.Walks;
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
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The part of the wiring by which something is kept: the stores, in the tables that the function's
/// variables name.
abstract sealed class Stores permits Wiring {
  /// The clock that every function sees.
  public abstract InstantSource clock();

  /// A variable of the function.
  ///
  /// @throws IllegalStateException when the template did not declare it
  public abstract String setting(Variable variable);

  /// A variable; empty where the template did not declare it.
  abstract String maybe(Variable variable);

  /// One client for all stores of a function: they share its connections.
  abstract DynamoDbClient dynamo();

  /// Finds customers by address or handle.
  public Directory directory() {
    return new DynamoDirectory(dynamo(), setting(Variable.PROFILES_TABLE));
  }

  /// Incidents.
  public Incidents incidents() {
    return new DynamoIncidents(dynamo(), setting(Variable.INCIDENTS_TABLE));
  }

  /// How far the walks over the customers of incidents have come.
  public Walks walks() {
    return new DynamoWalks(dynamo(), setting(Variable.INCIDENTS_TABLE), clock());
  }

  /// Who uses what.
  public Exposures exposures() {
    return new DynamoExposures(dynamo(), setting(Variable.EXPOSURE_TABLE));
  }

  /// Activities.
  public Activities activities() {
    return new DynamoActivities(dynamo(), setting(Variable.ACTIVITY_TABLE));
  }

  /// About how many customers have an activity.
  public TableCount watched() {
    return new TableCount(dynamo(), setting(Variable.ACTIVITY_TABLE), clock());
  }

  /// Profiles, consents and accounts.
  public Profiles profiles() {
    return new DynamoProfiles(dynamo(), setting(Variable.PROFILES_TABLE));
  }

  /// The ledger. The tables that a function does not name it cannot use.
  public Outreaches outreaches() {
    return new DynamoOutreaches(
        dynamo(),
        new Tables(
            maybe(Variable.ACTIVITY_TABLE),
            setting(Variable.OUTREACHES_TABLE),
            maybe(Variable.DUE_TABLE),
            setting(Variable.PROFILES_TABLE)),
        clock());
  }

  /// The ledger, for who decides nothing and reads it.
  public Outreaches ledger() {
    return ledgerAlone();
  }

  /// What was put right.
  public Corrections corrections() {
    return new DynamoCorrections(dynamo(), setting(Variable.INCIDENTS_TABLE));
  }

  /// What customers did with what they were told, on the ledger.
  public OutreachMarks outreachMarks() {
    return ledgerAlone();
  }

  /// What providers said of messages, on the ledger.
  public OutreachReceipts outreachReceipts() {
    return ledgerAlone();
  }

  private DynamoOutreaches ledgerAlone() {
    return new DynamoOutreaches(
        dynamo(), new Tables("", setting(Variable.OUTREACHES_TABLE), "", ""), clock());
  }

  /// Work for later.
  public DueEntries dues() {
    return new DynamoDueEntries(dynamo(), setting(Variable.DUE_TABLE));
  }

  /// Refused events.
  public Quarantine quarantine() {
    return new DynamoQuarantine(dynamo(), setting(Variable.QUARANTINE_TABLE));
  }

  /// Why work went back to its queue.
  public Setbacks setbacks() {
    return new DynamoSetbacks(dynamo(), setting(Variable.QUARANTINE_TABLE));
  }

  /// The customers' inboxes.
  public InboxItems inbox() {
    return new DynamoInboxItems(dynamo(), setting(Variable.INBOX_TABLE));
  }

  /// The cases that people answer.
  public HandOffs handOffs() {
    return new DynamoHandOffs(dynamo(), setting(Variable.HAND_OFFS_TABLE), clock());
  }

  /// Numbers that all customers share.
  public Counters counters() {
    return new DynamoCounters(dynamo(), setting(Variable.COUNTERS_TABLE));
  }

  /// How much of each series happened when.
  public Tallies tallies() {
    return new DynamoTallies(dynamo(), setting(Variable.COUNTERS_TABLE));
  }

  /// What is remembered of series, and what was found.
  public States states() {
    return new DynamoStates(dynamo(), setting(Variable.COUNTERS_TABLE));
  }

  /// How versions of triggers, and channels, stand with the brakes.
  public Brakes brakes() {
    return new DynamoBrakes(dynamo(), setting(Variable.COUNTERS_TABLE));
  }

  /// Who got how far with which tutorial.
  public Lessons lessons() {
    return new DynamoLessons(dynamo(), setting(Variable.PROFILES_TABLE));
  }

  /// Who was erased lately.
  public DynamoErasures erasures() {
    return new DynamoErasures(dynamo(), setting(Variable.SETTINGS_TABLE));
  }

  /// When people signed out of the console.
  public DynamoSignOuts signOuts() {
    return new DynamoSignOuts(dynamo(), setting(Variable.SETTINGS_TABLE));
  }

  /// The write keys, for who looks after them.
  public DynamoKeys keys() {
    return new DynamoKeys(dynamo(), setting(Variable.SETTINGS_TABLE));
  }

  /// The suppression list, and who was written to at an address.
  public Addresses addresses() {
    return new DynamoAddresses(dynamo(), setting(Variable.PROFILES_TABLE));
  }

  /// What may still be sent.
  Allowances allowances() {
    return new DynamoAllowances(dynamo(), setting(Variable.COUNTERS_TABLE));
  }
}
