package dev.headsup.aws.dynamodb;

import dev.headsup.engine.incident.Walks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Walks in the incidents table: one item each, in a partition of the incident and revision. They
/// clean themselves away after two weeks, when no queue holds their messages any more.
public final class DynamoWalks implements Walks {
  private static final Duration KEEP = Duration.ofDays(14);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  /// @param table the name of the incidents table
  public DynamoWalks(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Place> place(Walk walk) {
    return new Reads(client, table)
        .one(key(walk))
        // TTL cleans up some days late; what is over is over before.
        .filter(item -> clock.instant().getEpochSecond() < item.number("expires"))
        .map(DynamoWalks::place);
  }

  /// One from before there were steps is in the shard of that time, which is the last.
  private static Place place(Item item) {
    String next = item.text("next");
    int step =
        item.maybe("step")
            .map(number -> Integer.parseInt(number.n()))
            .orElse(next.isEmpty() ? STEPS : STEPS - 1);
    return new Place(item.number("told"), step, next);
  }

  @Override
  public void reached(Walk walk, Place place) {
    client.updateItem(
        new Change(table, key(walk))
            .set("told", Attr.number(place.told()))
            .set("step", Attr.number(place.step()))
            .set("next", Attr.text(place.next()))
            .set("expires", Attr.number(clock.instant().plus(KEEP).getEpochSecond()))
            .alone()
            .build());
  }

  private static Map<String, AttributeValue> key(Walk walk) {
    return Map.of(
        IncidentItem.PK,
        Attr.text("walk#" + walk.incident() + "#" + walk.revision()),
        IncidentItem.SK,
        Attr.text(walk.component() + "#" + Integer.toHexString(walk.part())));
  }
}
