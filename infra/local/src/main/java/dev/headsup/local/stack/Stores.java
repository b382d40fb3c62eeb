package dev.headsup.local.stack;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.DynamoDueEntries;
import dev.headsup.aws.dynamodb.DynamoInboxItems;
import dev.headsup.aws.dynamodb.DynamoIncidents;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.dynamodb.DynamoOutreaches;
import dev.headsup.aws.dynamodb.Tables;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.incident.News;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.local.template.Table;
import dev.headsup.local.template.Template;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The tables that the local runtime itself looks into, by the names that the template gives them.
/// It reads through the functions' own stores, so there is one form of each item.
record Stores(Template template, DynamoDbClient client) {
  private static final String INCIDENTS = "IncidentsTable";

  Outreaches outreaches() {
    // Read only: of these tables it needs the ledger.
    return new DynamoOutreaches(client, new Tables("", ledgerTable(), "", ""));
  }

  InboxItems inbox() {
    return new DynamoInboxItems(client, inboxTable());
  }

  DueEntries dues() {
    return new DynamoDueEntries(client, dueTable());
  }

  DynamoDocuments documents() {
    return new DynamoDocuments(client, name("SettingsTable"));
  }

  DynamoKeys keys() {
    return new DynamoKeys(client, name("SettingsTable"));
  }

  String ledgerTable() {
    return name("OutreachesTable");
  }

  String inboxTable() {
    return name("InboxTable");
  }

  String quarantineTable() {
    return name("QuarantineTable");
  }

  String dueTable() {
    return name("DueTable");
  }

  /// The tables in which the work of a sweep lies.
  Set<String> sweptTables() {
    Set<String> tables = new HashSet<>(Set.of(dueTable()));
    template.table(INCIDENTS).map(Table::name).ifPresent(tables::add);
    return tables;
  }

  /// When news of incidents are due, as things stand.
  List<Instant> news(Instant now) {
    return template
        .table(INCIDENTS)
        .map(table -> new DynamoIncidents(client, table.name()).watched(now))
        .orElse(List.of())
        .stream()
        .flatMap(kept -> News.due(kept.incident(), kept.announced()).stream())
        .toList();
  }

  private String name(String id) {
    return template
        .table(id)
        .map(Table::name)
        .orElseThrow(
            () -> new StackException("the template has no " + id + ", which a local stack reads"));
  }
}
