package dev.headsup.engine.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.tutorial.Lessons.Progress;
import dev.headsup.engine.tutorial.Tutorial.Format;
import dev.headsup.engine.tutorial.Tutorial.Success;
import dev.headsup.engine.tutorial.Tutorial.Variant;
import dev.headsup.engine.tutorial.Tutorials.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The best tutorial for a customer, and what their events say about tutorials.
class TutorialsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static Tutorial tutorial(String id, @Nullable Integer minutes, String... languages) {
    Map<String, Variant> variants = new TreeMap<>();
    Arrays.stream(languages)
        .forEach(language ->
            variants.put(
                language,
                new Variant(
                    id + " in " + language, "https://docs.example.com/" + id, "", List.of())));
    return new Tutorial(
        id,
        "import",
        Format.ARTICLE,
        minutes,
        new Success("Import Succeeded", Duration.ofDays(7)),
        variants);
  }

  private static Behaviour did(String event, @Nullable String tutorial, Instant at) {
    return new Behaviour(
        new CustomerId("ana"),
        new EventId(event + at),
        event,
        tutorial == null
            ? Properties.NONE
            : new Properties(Map.of("tutorial", new Value.Text(tutorial))),
        at);
  }

  private static String best(
      List<Tutorial> all,
      @Nullable String language,
      Map<String, Progress> progress,
      Map<String, Effect> effects) {
    return Tutorials.best(Tutorials.of(all).unseen("import", progress), language, progress, effects)
        .map(choice -> choice.tutorial().id() + " " + choice.language())
        .orElse("none");
  }

  @Test
  void theCustomersLanguageGoesFirstThenWhatHelpedMost() {
    Tutorial both = tutorial("both", 2, "en", "de");
    Tutorial english = tutorial("english", 2, "en");
    Map<String, Effect> helped = Map.of("english", new Effect(1_000, 900, 800, 700, 0));

    assertThat(best(List.of(both, english), "de-AT", Map.of(), helped)).isEqualTo("both de");
    assertThat(best(List.of(both, english), "en-GB", Map.of(), helped)).isEqualTo("english en");
    assertThat(best(List.of(both, english), null, Map.of(), helped)).isEqualTo("english en");
    assertThat(best(List.of(english), "fr", Map.of(), Map.of())).isEqualTo("english en");
    assertThat(best(List.of(tutorial("german", 2, "de")), "fr", Map.of(), Map.of()))
        .isEqualTo("none");
  }

  @Test
  void whatWasSeenIsNotOfferedAndWhatWasOfferedInVainComesLast() {
    Tutorial one = tutorial("one", 2, "en");
    Tutorial two = tutorial("two", 9, "en");
    Map<String, Progress> progress = Map.of("one", new Progress(Map.of(Step.OFFERED, NOON)));

    assertThat(best(List.of(one, two), "en", Map.of(), Map.of())).isEqualTo("one en");
    assertThat(best(List.of(one, two), "en", progress, Map.of())).isEqualTo("two en");
    assertThat(
            best(
                List.of(one),
                "en",
                Map.of("one", new Progress(Map.of(Step.STARTED, NOON))),
                Map.of()))
        .isEqualTo("none");
  }

  @Test
  void theSameInputInAnyOrderGivesTheSameTutorial() {
    List<Tutorial> all = new ArrayList<>();
    Map<String, Effect> effects = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      all.add(tutorial("t" + i, i % 3 == 0 ? null : i % 4, "en"));
      effects.put("t" + i, new Effect(100, 50, 20, i % 5, 0));
    }
    String first = best(all, "en", Map.of(), effects);

    for (int turn = 0; turn < 50; turn++) {
      Collections.shuffle(all, new Random(turn));
      assertThat(best(all, "en", Map.of(), effects)).isEqualTo(first);
    }
  }

  @Test
  void fewCustomersProveLittle() {
    assertThat(Effect.NONE.rate()).isEqualTo(0.1);
    assertThat(new Effect(1, 1, 1, 1, 0).rate()).isLessThan(new Effect(1_000, 0, 0, 200, 0).rate());
    assertThat(new Effect(0, 5, 5, 9, 0).rate()).isBetween(0.0, 1.0);
  }

  @Test
  void aMessageGetsWhatItMaySay() {
    Tutorial tutorial = tutorial("import-basics", 4, "en", "de");

    assertThat(new Tutorials.Choice(tutorial, "de").data())
        .containsOnly(
            entry("tutorial", "import-basics"),
            entry("tutorial.title", "import-basics in de"),
            entry("tutorial.link", "https://docs.example.com/import-basics"),
            entry("tutorial.format", "article"),
            entry("tutorial.minutes", "4"));
    assertThat(new Tutorials.Choice(tutorial("x", null, "en"), "en").data())
        .doesNotContainKey("tutorial.minutes");
  }

  @Test
  void eventsTellWhoStartedAndFinishedWhatIsInTheCatalogue() {
    Tutorials catalogue = Tutorials.of(List.of(tutorial("one", 2, "en")));

    assertThat(catalogue.taken(did("Tutorial Started", "one", NOON), Map.of()))
        .containsExactly(new Taken("one", Step.STARTED, NOON));
    assertThat(catalogue.taken(did("Tutorial Finished", "one", NOON), Map.of()))
        .containsExactly(new Taken("one", Step.FINISHED, NOON));
    assertThat(catalogue.taken(did("Tutorial Started", "unknown", NOON), Map.of())).isEmpty();
    assertThat(catalogue.taken(did("Tutorial Started", null, NOON), Map.of())).isEmpty();
    assertThat(catalogue.events())
        .containsExactlyInAnyOrder("Tutorial Started", "Tutorial Finished", "Import Succeeded");
    assertThat(Tutorials.NONE.events()).isEmpty();
  }

  @Test
  void successCountsOnceAndOnlySoonAfterTheTutorial() {
    Tutorials catalogue = Tutorials.of(List.of(tutorial("one", 2, "en")));
    Map<String, Progress> offered = Map.of("one", new Progress(Map.of(Step.OFFERED, NOON)));
    Instant soon = NOON.plus(Duration.ofDays(7));

    assertThat(catalogue.taken(did("Import Succeeded", null, soon), offered))
        .containsExactly(new Taken("one", Step.SUCCEEDED, soon));
    assertThat(catalogue.taken(did("Import Succeeded", null, soon.plusMillis(1)), offered))
        .isEmpty();
    assertThat(catalogue.taken(did("Import Succeeded", null, NOON.minusMillis(1)), offered))
        .isEmpty();
    assertThat(catalogue.taken(did("Import Succeeded", null, soon), Map.of())).isEmpty();
    assertThat(
            catalogue.taken(
                did("Import Succeeded", null, soon),
                Map.of("one", new Progress(Map.of(Step.OFFERED, NOON, Step.SUCCEEDED, NOON)))))
        .isEmpty();
  }
}
