package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.engine.tutorial.Tutorial;
import dev.headsup.engine.tutorial.Tutorials;
import dev.headsup.functions.memory.MemoryLessons;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What telemetry notes about tutorials.
final class TeachingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CustomerId ANA = new CustomerId("ana");
  private static final Tutorials CATALOGUE =
      Tutorials.of(
          List.of(
              new Tutorial(
                  "basics",
                  "import",
                  Tutorial.Format.ARTICLE,
                  null,
                  new Tutorial.Success("Import Succeeded", Duration.ofDays(7)),
                  Map.of(
                      "en",
                      new Tutorial.Variant(
                          "Basics", "https://docs.example.com/", "", List.of())))));

  private final MemoryLessons lessons = new MemoryLessons();
  private final Teaching teaching = new Teaching(() -> CATALOGUE, lessons);

  private static Incoming did(CustomerId customer, String event, int minute) {
    return new Incoming.Did(
        new Behaviour(
            customer,
            new EventId(event + minute),
            event,
            new Properties(Map.of("tutorial", new Value.Text("basics"))),
            NOON.plusSeconds(60L * minute)));
  }

  private static TelemetryMessage message(Incoming... events) {
    return new TelemetryMessage(Arrays.asList(events), List.of(), List.of());
  }

  private Effect effect() {
    return lessons.effects(List.of("basics")).getOrDefault("basics", Effect.NONE);
  }

  @Test
  void aCustomersWayThroughATutorialIsNotedOnceHoweverOftenItIsReported() {
    Map<String, TelemetryMessage> batch =
        Map.of(
            "m1",
            message(
                did(ANA, "Tutorial Started", 0),
                did(ANA, "Tutorial Finished", 4),
                did(ANA, "Import Succeeded", 9)));

    assertThat(teaching.note(batch)).isEmpty();
    assertThat(teaching.note(batch)).isEmpty();

    assertThat(effect()).isEqualTo(new Effect(0, 1, 1, 1, 0));
    assertThat(Objects.requireNonNull(lessons.of(ANA).get("basics")).steps())
        .containsEntry(Step.STARTED, NOON)
        .containsEntry(Step.SUCCEEDED, NOON.plusSeconds(540));
  }

  @Test
  void successWithoutTheTutorialIsNotTheTutorials() {
    teaching.note(Map.of("m1", message(did(ANA, "Import Succeeded", 0))));

    assertThat(effect()).isEqualTo(Effect.NONE);
  }

  @Test
  void whoeverTurnsToSupportSoonAfterIsCountedOnceAndNobodyElse() {
    teaching.note(Map.of("m1", message(did(ANA, "Tutorial Started", 0), contact(ANA, 60))));
    teaching.note(Map.of("m2", message(contact(ANA, 90))));
    teaching.note(Map.of("m3", message(contact(new CustomerId("ben"), 60))));
    teaching.note(
        Map.of(
            "m4", message(did(new CustomerId("cleo"), "Tutorial Started", 0)),
            "m5", message(contact(new CustomerId("cleo"), 8 * 24 * 60))));

    assertThat(effect()).isEqualTo(new Effect(0, 2, 0, 0, 1));
  }

  private static Incoming contact(CustomerId customer, int minute) {
    return new Incoming.Did(
        new ContactOpened(
            customer,
            new EventId("contact " + minute),
            "test",
            "case-" + minute,
            ContactOpened.Stage.OPENED,
            "email",
            "",
            Tone.CALM,
            NOON.plusSeconds(60L * minute)));
  }

  @Test
  void aVisitorIsLeftOut() {
    teaching.note(
        Map.of("m1", message(did(CustomerId.anonymous("browser"), "Tutorial Started", 0))));

    assertThat(effect()).isEqualTo(Effect.NONE);
  }

  @Test
  void itAsksAboutItsOwnEventsOnlyAndAboutNoneWithoutACatalogue() {
    assertThat(teaching.asksAbout("Import Succeeded")).isTrue();
    assertThat(teaching.asksAbout("Order Placed")).isFalse();
    assertThat(new Teaching(() -> Tutorials.NONE, lessons).asksAbout("Tutorial Started")).isFalse();
  }

  @Test
  void aMessageThatCouldNotBeNotedGoesBackAlone() {
    Lessons broken =
        new Lessons() {
          @Override
          public void note(CustomerId customer, String tutorial, Step step, Instant at) {
            if (!customer.equals(ANA)) {
              throw new IllegalStateException("the table is away");
            }
            lessons.note(customer, tutorial, step, at);
          }

          @Override
          public Map<String, Progress> of(CustomerId customer) {
            return lessons.of(customer);
          }

          @Override
          public Map<String, Effect> effects(Collection<String> tutorials) {
            return lessons.effects(tutorials);
          }
        };

    assertThat(
            new Teaching(() -> CATALOGUE, broken)
                .note(
                    Map.of(
                        "ana", message(did(ANA, "Tutorial Started", 0)),
                        "ben", message(did(new CustomerId("ben"), "Tutorial Started", 0)))))
        .containsExactly("ben");
    assertThat(effect().started()).isEqualTo(1);
  }
}
