package dev.headsup.functions.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.functions.memory.OddBodies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> API =
      List.of(
          "\"source\":\"helpdesk\"",
          "\"id\":\"4711\"",
          "\"customer\":{\"email\":\"ana@example.com\"}",
          "\"channel\":\"email\"",
          "\"topic\":\"import\"",
          "\"subject\":\"s\"",
          "\"text\":\"t\"",
          "\"openedAt\":\"2026-03-01T11:00:00Z\"");
  private static final List<String> ZENDESK =
      List.of(
          "\"type\":\"zen:event-type:ticket.created\"",
          "\"time\":\"2026-03-01T11:00:00Z\"",
          "\"detail\":{\"id\":\"7\",\"subject\":\"s\",\"requester_id\":\"8\"}",
          "\"event\":{\"current\":\"SOLVED\"}");

  private final List<Refused> aside = new ArrayList<>();
  private final List<String> queued = new ArrayList<>();
  private final Contacts contacts =
      new Contacts(
          new Directory() {
            @Override
            public Set<CustomerId> at(AddressHash address) {
              return Set.of(new CustomerId("ana"), new CustomerId("ana-too"));
            }

            @Override
            public Set<CustomerId> called(Handle handle) {
              return Set.of(new CustomerId("ana"));
            }
          },
          () -> Policy.standard().heart(),
          new Quarantine() {
            @Override
            public void add(List<Refused> refused) {
              aside.addAll(refused);
            }

            @Override
            public List<Refused> on(LocalDate day, int limit) {
              return aside;
            }

            @Override
            public void remove(Refused refused) {
              throw new AssertionError("who keeps aside forgets nothing");
            }
          },
          queued::addAll,
          () -> NOW);

  private interface Reading {
    Optional<Reported> read(Fields fields) throws BadRequest;
  }

  /// E1, E7: whatever a desk sends.
  @Test
  void tenThousandBodiesOfEachDoorAreTakenOrRefusedByName() {
    Map<String, Integer> plain = many(API, fields -> Optional.of(ContactReader.plain(fields, NOW)));
    Map<String, Integer> zendesk = many(ZENDESK, fields -> ContactReader.zendesk(fields, NOW));

    assertThat(plain)
        .containsKeys("200", "202", "not-json", "missing-field", "wrong-value", "unknown-field");
    assertThat(zendesk).containsKeys("200", "nothing", "not-json", "missing-field", "wrong-value");
    assertThat(queued)
        .allSatisfy(body -> {
          TelemetryMessage read = TelemetryMessage.read(body);
          assertThat(read.refused()).isEmpty();
          assertThat(read.events()).hasSize(1);
        });
  }

  private Map<String, Integer> many(List<String> good, Reading reading) {
    OddBodies bodies = new OddBodies(20260301, good);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      try {
        Optional<Reported> reported = reading.read(Fields.of(bodies.next()));
        String answer =
            reported.isPresent() ? "" + contacts.take(reported.get()).status() : "nothing";
        seen.merge(answer, 1, Integer::sum);
      } catch (BadRequest refused) {
        assertThat(refused.answer().status()).isBetween(400, 413);
        seen.merge(refused.error(), 1, Integer::sum);
      }
    }
    return seen;
  }

  @Test
  void ofTwoWhoShareAnAddressNoneIsGuessed() throws BadRequest {
    Reported reported =
        ContactReader.plain(Fields.of(("{" + String.join(",", API) + "}").getBytes(UTF_8)), NOW);

    assertThat(contacts.take(reported).status()).isEqualTo(202);
    assertThat(aside)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.reason()).isEqualTo("ambiguous-customer");
          assertThat(one.event()).contains("ana@example.com").doesNotContain("\"text\"");
        });
    assertThat(queued).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ticket.created, -, -, OPENED",
        "ticket.status_changed, OPEN, SOLVED, CLOSED",
        "ticket.status_changed, SOLVED, CLOSED, -",
        "ticket.status_changed, SOLVED, OPEN, OPENED",
        "ticket.status_changed, NEW, OPEN, -",
        "ticket.comment_added, -, -, -",
      })
  void aTicketBeginsAndEnds(
      String type, @Nullable String before, @Nullable String now, @Nullable Stage stage)
      throws BadRequest {
    String body =
        "{\"type\":\"zen:event-type:%s\",\"time\":\"2026-03-01T11:00:00Z\",\"detail\":{\"id\":\"7\",\"requester_id\":\"8\"},\"event\":{\"previous\":%s,\"current\":%s}}"
            .formatted(type, quoted(before), quoted(now));

    assertThat(ContactReader.zendesk(Fields.of(body.getBytes(UTF_8)), NOW).map(Reported::stage))
        .isEqualTo(Optional.ofNullable(stage));
  }

  private static String quoted(@Nullable String word) {
    return word == null ? "null" : "\"" + word + "\"";
  }
}
