package dev.headsup.local.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What a call of DynamoDB needs. A transaction needs what is in it, and a statement the action of
/// its verb; neither needs its own name. An index is a resource of its own.
final class TableNeeds {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)^\\s*(?:(INSERT)\\s+INTO|(UPDATE)|(DELETE)\\s+FROM|(SELECT)\\s.*?\\sFROM)\\s+"
              + "\"?([\\w.-]+?)\"?(?:\\.\"?([\\w.-]+)\"?)?(?=\\s|$).*");

  private TableNeeds() {}

  /// Empty for a request to another service.
  static List<Need> of(SdkRequest request, String operation) {
    return switch (request) {
      case BatchGetItemRequest batch ->
          batch.requestItems().entrySet().stream()
              .flatMap(table ->
                  table.getValue().keys().stream()
                      .map(key -> need("BatchGetItem", table.getKey(), key)))
              .toList();
      case BatchWriteItemRequest batch ->
          batch.requestItems().entrySet().stream()
              .flatMap(table ->
                  table.getValue().stream()
                      .map(write -> need("BatchWriteItem", table.getKey(), written(write))))
              .toList();
      case TransactGetItemsRequest reads ->
          reads.transactItems().stream()
              .map(item -> need("GetItem", item.get().tableName(), item.get().key()))
              .toList();
      case GetItemRequest one -> List.of(need("GetItem", one.tableName(), one.key()));
      case PutItemRequest one -> List.of(need("PutItem", one.tableName(), one.item()));
      case UpdateItemRequest one -> List.of(need("UpdateItem", one.tableName(), one.key()));
      case DeleteItemRequest one -> List.of(need("DeleteItem", one.tableName(), one.key()));
      case QueryRequest query when query.indexName() == null ->
          List.of(need("Query", query.tableName(), LeadingKey.of(query)));
      case TransactWriteItemsRequest writes ->
          writes.transactItems().stream().flatMap(item -> parts(item).stream()).toList();
      case BatchExecuteStatementRequest batch ->
          batch.statements().stream()
              .map(BatchStatementRequest::statement)
              .map(TableNeeds::statement)
              .toList();
      case ExecuteTransactionRequest batch ->
          batch.transactStatements().stream()
              .map(ParameterizedStatement::statement)
              .map(TableNeeds::statement)
              .toList();
      case ExecuteStatementRequest one -> List.of(statement(one.statement()));
      case DynamoDbRequest other ->
          List.of(
              need(
                  operation,
                  Needs.field(other, "TableName").orElse("?")
                      + Needs.field(other, "IndexName").map(name -> "/index/" + name).orElse("")));
      default -> List.of();
    };
  }

  private static List<Need> parts(TransactWriteItem item) {
    List<Need> parts = new ArrayList<>();
    if (item.put() != null) {
      parts.add(need("PutItem", item.put().tableName(), item.put().item()));
    }
    if (item.update() != null) {
      parts.add(need("UpdateItem", item.update().tableName(), item.update().key()));
    }
    if (item.delete() != null) {
      parts.add(need("DeleteItem", item.delete().tableName(), item.delete().key()));
    }
    if (item.conditionCheck() != null) {
      parts.add(
          need(
              "ConditionCheckItem",
              item.conditionCheck().tableName(),
              item.conditionCheck().key()));
    }
    return parts;
  }

  private static Need statement(String text) {
    Matcher read = STATEMENT.matcher(text);
    if (!read.matches()) {
      return need("PartiQL", "?");
    }
    for (int verb = 1; verb <= 4; verb++) {
      if (read.group(verb) != null) {
        String name = read.group(verb).toLowerCase(Locale.ROOT);
        String index = read.group(6) == null ? "" : "/index/" + read.group(6);
        return need(
            "PartiQL" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
            read.group(5) + index);
      }
    }
    return need("PartiQL", "?");
  }

  private static Map<String, AttributeValue> written(WriteRequest write) {
    return write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
  }

  private static Need need(String action, String table, Map<String, AttributeValue> item) {
    return LeadingKey.of(table, item)
        .map(key -> Need.of("dynamodb:" + action, table, LeadingKey.CONDITION, key))
        .orElseGet(() -> need(action, table));
  }

  private static Need need(String action, String resource) {
    return Need.of("dynamodb:" + action, resource);
  }
}
