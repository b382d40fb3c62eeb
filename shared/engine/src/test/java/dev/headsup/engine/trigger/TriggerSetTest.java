package dev.headsup.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headsup.engine.decision.Example;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TriggerSetTest {
  @Test
  void anEventMeetsOnlyTheConditionsOfItsName() {
    TriggerSet set = TriggerSet.of(List.of(Example.struggle()));
    assertThat(met(set, "Import Failed"))
        .singleElement()
        .satisfies(watch -> assertThat(watch.starts()).containsExactly(Example.struggle()));
    assertThat(met(set, "Import Succeeded"))
        .singleElement()
        .satisfies(watch -> assertThat(watch.starts()).isEmpty());
    assertThat(met(set, "Page Viewed")).isEmpty();
  }

  @Test
  void triggersThatAskAlikeShareWhatIsRemembered() {
    Trigger demanding = renamed("demanding", 5, Duration.ofHours(1));
    TriggerSet set = TriggerSet.of(List.of(Example.struggle(), demanding));
    assertThat(met(set, "Import Failed"))
        .singleElement()
        .satisfies(watch -> {
          assertThat(watch.spec().capacity()).isEqualTo(10);
          assertThat(watch.spec().horizon()).isEqualTo(Duration.ofHours(2));
          assertThat(watch.starts()).hasSize(2);
        });
  }

  @Test
  void draftsAndPausedOnesDoNotDecide() {
    for (Trigger.Status status : List.of(Trigger.Status.DRAFT, Trigger.Status.PAUSED)) {
      TriggerSet set =
          TriggerSet.of(List.of(Example.struggle(Duration.ZERO, status, Trigger.Who.EVERYONE)));
      assertThat(set.all()).isEmpty();
      assertThat(met(set, "Import Failed")).isEmpty();
    }
  }

  @Test
  void twoTriggersWithOneIdAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TriggerSet.of(List.of(Example.struggle(), Example.struggle())))
        .withMessageContaining("import-struggle");
  }

  @Test
  void whatIsAskedOfAnEventIsWhatConditionsLookAtAndMessagesSay() {
    EventPattern failed =
        new EventPattern(
                "Import Failed", List.of(new FieldCondition("format", new Match.Present(true))))
            .by("import_id");
    Trigger trigger =
        Example.trigger(
            "failed",
            When.of(new When.Start.Counted(failed, Count.AT_LEAST, 1, Duration.ofDays(1))),
            Trigger.Status.LIVE,
            Trigger.Who.EVERYONE,
            new Trigger.Limit(1, Duration.ofDays(14)),
            Duration.ofHours(1));
    TriggerSet set = TriggerSet.of(List.of(trigger));
    assertThat(set.asked("Import Failed")).containsOnly("format", "import_id", "code");
    assertThat(set.asked("Page Viewed")).isEmpty();
  }

  private static List<TriggerSet.Watch> met(TriggerSet set, String event) {
    return set.met(Example.did(event, 1, "1"));
  }

  private static Trigger renamed(String id, int times, Duration within) {
    return Example.trigger(
        id,
        When.of(new When.Start.Counted(Example.FAILED, Count.AT_LEAST, times, within)),
        Trigger.Status.LIVE,
        Trigger.Who.EVERYONE,
        new Trigger.Limit(1, Duration.ofDays(14)),
        Duration.ofHours(1));
  }
}
