package dev.headsup.sim.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What a table answered to a request, as text in which sets have one order: its attributes, or the
/// class and code of its refusal with what it told of items. Messages do not count.
final class Outcome {
  private static final String INVALID = "DynamoDbException ValidationException";

  private Outcome() {}

  static String of(DynamoDbClient client, AwsRequest request) {
    try {
      return answer(client, request);
    } catch (TransactionCanceledException cancelled) {
      boolean invalid =
          cancelled.cancellationReasons().stream()
              .anyMatch(reason -> reason.code().equals("ValidationError"));
      // DynamoDB Local names an action that means nothing in the one way or the other; DynamoDB's
      // own list of what cancels a transaction has them all.
      return invalid
          ? INVALID
          : "cancelled "
              + cancelled.cancellationReasons().stream()
                  .map(reason -> reason.code() + (reason.hasItem() ? item(reason.item()) : ""))
                  .toList();
    } catch (ConditionalCheckFailedException refused) {
      return "condition " + (refused.hasItem() ? item(refused.item()) : "");
    } catch (AwsServiceException refused) {
      return refused.getClass().getSimpleName() + " " + refused.awsErrorDetails().errorCode();
    }
  }

  private static String answer(DynamoDbClient client, AwsRequest request) {
    return switch (request) {
      case GetItemRequest get -> {
        var answer = client.getItem(get);
        yield answer.hasItem() ? item(answer.item()) : "none";
      }
      case PutItemRequest put -> item(client.putItem(put).attributes());
      case UpdateItemRequest update -> item(client.updateItem(update).attributes());
      case DeleteItemRequest delete -> item(client.deleteItem(delete).attributes());
      case QueryRequest query -> page(client.query(query), query.indexName() != null);
      case BatchGetItemRequest get ->
          items(
              client.batchGetItem(get).responses().values().stream().flatMap(List::stream).toList(),
              true);
      case BatchWriteItemRequest write ->
          client.batchWriteItem(write).unprocessedItems().toString();
      case TransactWriteItemsRequest together -> {
        client.transactWriteItems(together);
        yield "done";
      }
      case BatchExecuteStatementRequest statements ->
          client.batchExecuteStatement(statements).responses().stream()
              .map(each -> each.error() == null ? "done" : each.error().codeAsString())
              .toList()
              .toString();
      default -> throw new IllegalArgumentException(request.toString());
    };
  }

  /// In an index items of one key have no order of their own.
  private static String page(QueryResponse page, boolean byIndex) {
    String last = page.hasLastEvaluatedKey() ? item(page.lastEvaluatedKey()) : "end";
    List<String> order =
        page.items().stream().map(item -> String.valueOf(item.get(byIndex ? "at" : "sk"))).toList();
    return page.count() + "/" + page.scannedCount() + order + items(page.items(), byIndex) + last;
  }

  private static String items(Collection<Map<String, AttributeValue>> items, boolean sorted) {
    List<String> all = items.stream().map(Outcome::item).toList();
    return (sorted ? all.stream().sorted().toList() : all).toString();
  }

  static String item(Map<String, AttributeValue> item) {
    TreeMap<String, String> shown = new TreeMap<>();
    item.forEach((name, value) -> shown.put(name, value(value)));
    return shown.toString();
  }

  /// DynamoDB Local sometimes gives back zeros at the end; as a number it is the same.
  private static String number(String digits) {
    BigDecimal number = new BigDecimal(digits);
    return "N" + (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
  }

  private static String value(AttributeValue value) {
    return switch (value.type()) {
      case SS -> "SS" + value.ss().stream().sorted().toList();
      case NS -> "NS" + value.ns().stream().map(Outcome::number).sorted().toList();
      case N -> number(value.n());
      case BS -> "BS" + value.bs().stream().map(Object::toString).sorted().toList();
      case L -> "L" + value.l().stream().map(Outcome::value).toList();
      case M -> "M" + item(value.m());
      case S, B, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> value.toString();
    };
  }
}
