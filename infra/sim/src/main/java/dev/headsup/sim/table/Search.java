package dev.headsup.sim.table;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Io;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// A query or a scan of one page: at most its limit of items, or a megabyte, counted before the
/// filter.
final class Search {
  private static final long PAGE = 1024 * 1024;

  private final MemoryTable table;
  private final Schema.@Nullable Index index;
  private final @Nullable Condition filter;
  private final Optional<List<Path>> shown;
  private final int limit;
  private final List<Map<String, AttributeValue>> found = new ArrayList<>();
  private int scanned;
  private long bytes;
  private @Nullable Map<String, AttributeValue> last;

  private Search(
      MemoryTable table,
      Schema.@Nullable Index index,
      @Nullable Condition filter,
      Optional<List<Path>> shown,
      @Nullable Integer limit) {
    this.table = table;
    this.index = index;
    this.filter = filter;
    this.shown = shown;
    this.limit = limit == null ? Integer.MAX_VALUE : limit;
    if (this.limit < 1) {
      throw Refusal.invalid("Limit must be greater than or equal to 1");
    }
  }

  static QueryResponse query(MemoryTable table, QueryRequest request, Io io) {
    Bindings bindings =
        new Bindings(
            request.expressionAttributeNames(),
            request.hasExpressionAttributeNames(),
            request.expressionAttributeValues(),
            request.hasExpressionAttributeValues());
    Schema.Index index = index(table, request.indexName());
    Schema.Key key = index == null ? table.schema().key() : index.key();
    Condition wanted = ConditionParser.parse(request.keyConditionExpression(), bindings);
    if (wanted == null) {
      throw Refusal.invalid(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    Range range = Range.of(wanted, key);
    Condition filter = ConditionParser.parse(request.filterExpression(), bindings);
    if (filter != null) {
      notAboutTheKey(filter, key);
    }
    Optional<List<Path>> shown = Reading.projection(request.projectionExpression(), bindings);
    bindings.done();
    Search search = new Search(table, index, filter, shown, request.limit());
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    search.run(range, forward, request.exclusiveStartKey(), request.consistentRead(), io);
    QueryResponse.Builder answer =
        QueryResponse.builder().count(search.found.size()).scannedCount(search.scanned);
    if (request.select() != Select.COUNT) {
      answer.items(search.found);
    }
    if (search.last != null) {
      answer.lastEvaluatedKey(search.last);
    }
    return answer.build();
  }

  static ScanResponse scan(MemoryTable table, ScanRequest request, Io io) {
    Bindings bindings =
        new Bindings(
            request.expressionAttributeNames(),
            request.hasExpressionAttributeNames(),
            request.expressionAttributeValues(),
            request.hasExpressionAttributeValues());
    Condition filter = ConditionParser.parse(request.filterExpression(), bindings);
    Optional<List<Path>> shown = Reading.projection(request.projectionExpression(), bindings);
    bindings.done();
    Search search =
        new Search(table, index(table, request.indexName()), filter, shown, request.limit());
    search.run(Range.ALL, true, request.exclusiveStartKey(), request.consistentRead(), io);
    ScanResponse.Builder answer =
        ScanResponse.builder().count(search.found.size()).scannedCount(search.scanned);
    if (request.select() != Select.COUNT) {
      answer.items(search.found);
    }
    if (search.last != null) {
      answer.lastEvaluatedKey(search.last);
    }
    return answer.build();
  }

  private static Schema.@Nullable Index index(MemoryTable table, @Nullable String name) {
    if (name == null) {
      return null;
    }
    Schema.Index index = table.schema().indexes().get(name);
    if (index == null) {
      throw Refusal.invalid("The table does not have the specified index: " + name);
    }
    return index;
  }

  private static void notAboutTheKey(Condition filter, Schema.Key key) {
    for (String attribute : key.attributes()) {
      if (Mentions.of(filter).contains(attribute)) {
        throw Refusal.invalid(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute:"
                + " "
                + attribute);
      }
    }
  }

  private void run(
      Range whole,
      boolean forward,
      Map<String, AttributeValue> after,
      @Nullable Boolean consistent,
      Io io) {
    Range range = after.isEmpty() ? whole : whole.behind(start(after, whole), forward);
    boolean exact = Boolean.TRUE.equals(consistent);
    if (exact && index != null) {
      throw Refusal.invalid("Consistent reads are not supported on global secondary indexes");
    }
    byte[] about = index == null ? whole.partition() : new byte[0];
    int behind = exact ? 0 : io.choose(Choice.STALE, table.behind(about) + 1);
    if (index == null) {
      table.walk(range, forward, behind, this::take);
    } else {
      table.walk(index, range, forward, behind, this::take);
    }
  }

  private byte[] start(Map<String, AttributeValue> after, Range whole) {
    Schema schema = table.schema();
    Map<String, AttributeValue> own = new TreeMap<>(after);
    own.keySet().retainAll(schema.key().attributes());
    byte[] place = schema.place(own);
    byte[] start = index == null ? place : schema.placeIn(index, after, place);
    boolean extra = index == null && own.size() != after.size();
    if (start == null || extra) {
      throw Refusal.invalid("The provided starting key is invalid");
    }
    if (!whole.holds(start)) {
      throw Refusal.invalid(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    return start;
  }

  private boolean take(Map<String, AttributeValue> item) {
    scanned++;
    bytes += ItemBytes.of(item);
    if (filter == null || filter.holds(item)) {
      Map<String, AttributeValue> whole = new TreeMap<>(item);
      if (index != null) {
        index.shown().ifPresent(attributes -> whole.keySet().retainAll(attributes));
      }
      found.add(Reading.shown(whole, shown));
    }
    boolean full = scanned >= limit || bytes >= PAGE;
    if (full) {
      Map<String, AttributeValue> key = new TreeMap<>(item);
      key.keySet()
          .removeIf(
              name -> !table.schema().key().has(name) && (index == null || !index.key().has(name)));
      last = key;
    }
    return !full;
  }
}
