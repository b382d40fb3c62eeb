package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.engine.tutorial.Tutorial;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the console says of tutorials.
final class TutorialsPageTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Scene scene = Afternoon.scene();

  TutorialsPageTest() {
    scene.tutorials = Tutorials.of(List.of(tutorial("basics"), tutorial("parts")));
  }

  private static Tutorial tutorial(String id) {
    return new Tutorial(
        id,
        "import",
        Tutorial.Format.VIDEO,
        4,
        null,
        Map.of(
            "de",
            new Tutorial.Variant("Title of <" + id + ">", "https://example.com/", "", List.of())));
  }

  private void met(String customer, String tutorial, Step... steps) {
    for (Step step : steps) {
      scene.lessons.note(new CustomerId(customer), tutorial, step, NOON);
    }
  }

  @Test
  void eachIsCountedInCustomersAndTheOneThatHelpedMostIsFirst() {
    met("ana", "parts", Step.OFFERED, Step.STARTED, Step.SUCCEEDED);
    met("ben", "parts", Step.OFFERED, Step.CONTACTED);
    met("ana", "basics", Step.OFFERED);

    List<TutorialsPage.Row> rows = new TutorialsPage(scene.sources().teaching()).rows();

    assertThat(rows).extracting(TutorialsPage.Row::id).containsExactly("parts", "basics");
    assertThat(rows.getFirst().share()).isEqualTo("50%");
    assertThat(rows.getLast().share()).isEqualTo("0%");
  }

  @Test
  void thePageSaysThemInWordsAndNobodysTitleIsMarkup() {
    met("ana", "parts", Step.OFFERED, Step.CONTACTED);

    String page = scene.get("/console/tutorials").body();

    assertThat(page)
        .contains(
            "Offered to 1, started by 0, finished by 0", "1 turned to support", "video, 4 min")
        .contains("Title of &lt;parts&gt;")
        .doesNotContain("<parts>");
  }

  @Test
  void withoutACatalogueItSaysWhereOneComesFrom() {
    scene.tutorials = Tutorials.NONE;

    assertThat(scene.get("/console/tutorials").body()).contains("No tutorial yet");
  }
}
