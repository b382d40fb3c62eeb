package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Lessons in the profiles table: one item for each customer, with an attribute `<step> <tutorial>`
/// for each step, and one for each tutorial with its counts. A step and its count are one
/// transaction.
public final class DynamoLessons implements Lessons {
  private static final String TUTORIALS = "tutorials";
  private static final String EFFECT = "effect";
  private static final String OF_TUTORIAL = "t#";

  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;

  /// @param table the name of the profiles table
  public DynamoLessons(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  static Map<String, AttributeValue> key(CustomerId customer) {
    return ProfileItem.key(customer, TUTORIALS);
  }

  static Map<String, AttributeValue> key(String tutorial) {
    return Map.of(
        ProfileItem.PK, Attr.text(OF_TUTORIAL + tutorial), ProfileItem.SK, Attr.text(EFFECT));
  }

  @Override
  public void note(CustomerId customer, String tutorial, Step step, Instant at) {
    Update first =
        Update.builder()
            .tableName(table)
            .key(key(customer))
            .updateExpression("SET #step = :at")
            .conditionExpression("attribute_not_exists(#step)")
            .expressionAttributeNames(Map.of("#step", word(step) + " " + tutorial))
            .expressionAttributeValues(Map.of(":at", Attr.at(at)))
            .build();
    // Where the step was noted before, nothing of this is written: it is counted already.
    new Transactions(client)
        .run(
            "Noting that a tutorial was " + word(step),
            List.of(
                TransactWriteItem.builder().update(first).build(),
                new Change(table, key(tutorial)).add(word(step), 1).inTransaction()));
  }

  @Override
  public Map<String, Progress> of(CustomerId customer) {
    return reads.one(key(customer)).map(DynamoLessons::progress).orElse(Map.of());
  }

  static Map<String, Progress> progress(Item item) {
    Map<String, Map<Step, Instant>> steps = new HashMap<>();
    item.attributes()
        .forEach((name, value) -> {
          int blank = name.indexOf(' ');
          step(name.substring(0, Math.max(0, blank)))
              .ifPresent(step ->
                  steps
                      .computeIfAbsent(name.substring(blank + 1), any -> new EnumMap<>(Step.class))
                      .put(step, Attr.at(value)));
        });
    Map<String, Progress> progress = new HashMap<>();
    steps.forEach((tutorial, taken) -> progress.put(tutorial, new Progress(taken)));
    return Map.copyOf(progress);
  }

  @Override
  public Map<String, Effect> effects(Collection<String> tutorials) {
    Map<String, Effect> effects = new HashMap<>();
    tutorials.forEach(tutorial -> effects.put(tutorial, Effect.NONE));
    reads.each(
        effects.keySet().stream().map(DynamoLessons::key).toList(),
        item ->
            effects.put(item.text(ProfileItem.PK).substring(OF_TUTORIAL.length()), effect(item)));
    return Map.copyOf(effects);
  }

  static Effect effect(Item item) {
    return new Effect(
        count(item, Step.OFFERED),
        count(item, Step.STARTED),
        count(item, Step.FINISHED),
        count(item, Step.SUCCEEDED),
        count(item, Step.CONTACTED));
  }

  private static long count(Item item, Step step) {
    return item.maybe(word(step)).map(count -> Long.parseLong(count.n())).orElse(0L);
  }

  private static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Step> step(String word) {
    return Arrays.stream(Step.values()).filter(step -> word(step).equals(word)).findFirst();
  }
}
