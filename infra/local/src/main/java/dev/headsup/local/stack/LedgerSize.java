package dev.headsup.local.stack;

import dev.headsup.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Counts the decisions in the ledger: the entries of its index by day, which holds nothing else.
record LedgerSize(Template template, DynamoDbClient client) {
  private static final String INDEX = "byDay";

  long count() {
    return template
        .table("OutreachesTable")
        .filter(table -> table.indexes().stream().anyMatch(index -> index.name().equals(INDEX)))
        .map(table ->
            client
                .scanPaginator(
                    scan -> scan.tableName(table.name()).indexName(INDEX).select(Select.COUNT))
                .stream()
                .mapToLong(ScanResponse::count)
                .sum())
        .orElse(0L);
  }
}
