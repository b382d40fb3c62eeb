package dev.headsup.functions.mentions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.memory.OddBodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> GOOD =
      List.of(
          "\"id\":\"p-1\"",
          "\"source\":\"bluesky\"",
          "\"handle\":\"@Ana.example.com\"",
          "\"text\":\"ZEBRA your checkout is a nightmare\"",
          "\"link\":\"https://x.example.com/1\"",
          "\"at\":\"2026-03-01T11:00:00Z\"");

  private final List<String> queued = new ArrayList<>();
  private final Mentions mentions =
      new Mentions(
          new Directory() {
            @Override
            public Set<CustomerId> at(AddressHash address) {
              throw new IllegalStateException("Nobody is looked up by address for a post");
            }

            @Override
            public Set<CustomerId> called(Handle handle) {
              return handle.equals(new Handle("bluesky", "ana.example.com"))
                  ? Set.of(new CustomerId("ana"))
                  : Set.of();
            }
          },
          () -> Policy.standard().heart(),
          queued::addAll,
          () -> NOW);

  /// E1, E7.
  @Test
  void tenThousandBodiesAreTakenOrRefusedByName() {
    OddBodies bodies = new OddBodies(20260301, GOOD);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      try {
        seen.merge("" + mentions.take(Fields.of(bodies.next())).status(), 1, Integer::sum);
      } catch (BadRequest refused) {
        assertThat(refused.answer().status()).isBetween(400, 413);
        seen.merge(refused.error(), 1, Integer::sum);
      }
    }
    assertThat(seen)
        .containsKeys("200", "not-json", "missing-field", "wrong-value", "unknown-field");
    assertThat(queued).isNotEmpty().noneMatch(body -> body.contains("ZEBRA"));
  }

  @Test
  void aRepeatIsTheSameObservation() throws BadRequest {
    byte[] body = ("{" + String.join(",", GOOD) + "}").getBytes(UTF_8);

    mentions.take(Fields.of(body));
    mentions.take(Fields.of(body));

    assertThat(queued).hasSize(2);
    assertThat(queued.getFirst()).isEqualTo(queued.getLast()).contains("\"mention:bluesky:p-1\"");
  }
}
