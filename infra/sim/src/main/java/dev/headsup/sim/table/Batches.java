package dev.headsup.sim.table;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Io;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Many writes in one request, each with its own fate.
final class Batches {
  private static final int MOST = 25;

  private final Function<String, MemoryTable> tables;
  private final Io io;

  Batches(Function<String, MemoryTable> tables, Io io) {
    this.tables = tables;
    this.io = io;
  }

  private record Asked(String table, WriteRequest request, Write write) {}

  BatchWriteItemResponse write(BatchWriteItemRequest request) {
    List<Asked> asked = new ArrayList<>();
    new TreeMap<>(request.requestItems())
        .forEach((name, writes) -> {
          MemoryTable table = tables.apply(name);
          writes.forEach(each -> asked.add(new Asked(name, each, write(table, each))));
        });
    atMost(asked.size());
    Write.distinct(
        asked.stream().map(Asked::write).toList(),
        "Provided list of item keys contains duplicates");
    int done = asked.size() - io.choose(Choice.UNDONE, asked.size() + 1);
    Map<String, List<WriteRequest>> left = new TreeMap<>();
    for (int i = 0; i < asked.size(); i++) {
      Asked each = asked.get(i);
      if (i < done) {
        each.write.done(each.write.after(each.write.before()));
      } else {
        left.computeIfAbsent(each.table, none -> new ArrayList<>()).add(each.request);
      }
    }
    return BatchWriteItemResponse.builder().unprocessedItems(left).build();
  }

  private static void atMost(int size) {
    if (size < 1 || size > MOST) {
      throw Refusal.invalid("A batch takes 1 to " + MOST + " writes");
    }
  }

  private static Write write(MemoryTable table, WriteRequest request) {
    if (request.putRequest() != null) {
      return Write.replace(table, request.putRequest().item(), null, false);
    }
    if (request.deleteRequest() != null) {
      return Write.remove(table, request.deleteRequest().key());
    }
    throw Refusal.invalid("A write must be a put or a delete");
  }

  BatchExecuteStatementResponse run(BatchExecuteStatementRequest request) {
    List<BatchStatementRequest> asked = request.statements();
    atMost(asked.size());
    int done = asked.size() - io.choose(Choice.UNDONE, asked.size() + 1);
    List<BatchStatementResponse> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      answers.add(
          i < done
              ? run(asked.get(i))
              : refused("ThrottlingError", "Throughput exceeds the limit"));
    }
    return BatchExecuteStatementResponse.builder().responses(answers).build();
  }

  private BatchStatementResponse run(BatchStatementRequest asked) {
    try {
      Statement statement = Statement.parse(asked.statement(), asked.parameters(), tables);
      Write write = statement.write();
      var before = write.before();
      if (statement.inserts() && before != null) {
        return refused("DuplicateItem", "Duplicate primary key exists in table");
      }
      if (!write.isAllowed(before)) {
        return refused("ConditionalCheckFailed", "The conditional request failed");
      }
      write.done(write.after(before));
      return BatchStatementResponse.builder().tableName(write.table().schema().table()).build();
    } catch (AwsServiceException refused) {
      String code = Refusal.isInvalid(refused) ? "ValidationError" : "ResourceNotFound";
      return refused(code, refused.awsErrorDetails().errorMessage());
    }
  }

  private static BatchStatementResponse refused(String code, String message) {
    return BatchStatementResponse.builder()
        .error(error -> error.code(code).message(message))
        .build();
  }
}
