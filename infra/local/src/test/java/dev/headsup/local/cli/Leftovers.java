package dev.headsup.local.cli;

import dev.headsup.aws.privacy.Holding;
import dev.headsup.aws.s3.Bucket;
import dev.headsup.functions.Variable;
import dev.headsup.local.target.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Looks for a word in every row of every table and in every object of a stack, without knowing
/// what should be where.
record Leftovers(Target target) {
  /// Where the word stands.
  List<String> of(String word) {
    List<String> places = new ArrayList<>();
    try (DynamoDbClient client = target.clients().dynamo()) {
      for (Holding holding : Holding.ALL) {
        if (holding.resource().endsWith("Table")) {
          client
              .scanPaginator(scan -> scan.tableName(target.needed(holding.resource())))
              .items()
              .forEach(row -> {
                String text = row.toString().toLowerCase(Locale.ROOT);
                if (text.contains(word.toLowerCase(Locale.ROOT))) {
                  places.add(holding.resource() + " " + row.keySet());
                }
              });
        }
      }
    }
    Bucket bucket = new Bucket(target.clients().s3(), target.variable(Variable.HISTORY_BUCKET));
    bucket.read(
        "",
        "",
        (key, content) -> {
          if (key.contains(word) || text(key, content).contains(word)) {
            places.add(key);
          }
          return true;
        });
    return places;
  }

  private static String text(String key, byte[] content) {
    if (!key.endsWith(".gz")) {
      return new String(content, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(key, broken);
    }
  }
}
