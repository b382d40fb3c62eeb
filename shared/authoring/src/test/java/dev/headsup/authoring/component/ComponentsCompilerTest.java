package dev.headsup.authoring.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Feed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentsCompilerTest {
  private static final String GOOD =
      """
      headsup: components/v1
      components:
        checkout:
          name: Checkout
          events: [Order Placed, "Checkout*"]
          feeds:
            statuspage: [Checkout, kr1fk]
            alertmanager: "service=checkout*"
        imports:
          events: Import Failed
      declared: [alertmanager]
      statuspages: https://status.example.com/
      """;

  private final Findings findings = new Findings();

  private Components compiled(String text) {
    return ComponentsCompiler.compile(Map.of("components.yaml", text), findings);
  }

  @Test
  void aListOfComponents() {
    Components components = compiled(GOOD);

    assertThat(findings.sorted()).isEmpty();
    assertThat(components.all())
        .containsExactly(
            new Component(
                "checkout",
                "Checkout",
                List.of("Order Placed", "Checkout*"),
                Map.of(
                    Feed.STATUSPAGE,
                    List.of("Checkout", "kr1fk"),
                    Feed.ALERTMANAGER,
                    List.of("service=checkout*"))),
            new Component("imports", "imports", List.of("Import Failed")));
    assertThat(components.pages()).containsExactly("https://status.example.com");
    assertThat(components.confidence(Feed.ALERTMANAGER)).isEqualTo(Confidence.DECLARED);
    assertThat(components.confidence(Feed.PAGERDUTY)).isEqualTo(Confidence.ALERTED);
  }

  @Test
  void whatWasUnderstoodIsSaidBack() {
    assertThat(ComponentsSentence.of(compiled(GOOD)))
        .isEqualTo(
            "statuspage names checkout; alertmanager names checkout and speaks by itself; no feed"
                + " names imports; asked are https://status.example.com.");
  }

  @Test
  void aFeedThatThereIsNotIsSaid() {
    compiled(
        """
        headsup: components/v1
        components:
          checkout:
            events: x
            feeds:
              statuspge: [Checkout]
              pagerduty: ["*"]
        declared: [cloudwach]
        statuspages: ["http://status.example.com"]
        """);

    assertThat(findings.sorted())
        .extracting(Problem::toString)
        .anySatisfy(line -> assertThat(line).contains(":6:7 unknown word 'statuspge'"))
        .anySatisfy(line -> assertThat(line).contains(":7:19 a '*' stands"))
        .anySatisfy(line -> assertThat(line).contains(":8:12 ", "cloudwatch"))
        .anySatisfy(line -> assertThat(line).contains(":9:15 ", "begins with https://"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
    Components components =
        compiled(
            """
            components:
              Check Out:
                events: x
              checkout:
                nam: Checkout
                events: ["*", "a*b"]
              empty: {}
            """);

    assertThat(components.isEmpty()).isTrue();
    assertThat(findings.sorted())
        .extracting(Problem::toString)
        .anySatisfy(line -> assertThat(line).contains("components.yaml:1:1 'headsup' is missing"))
        .anySatisfy(line -> assertThat(line).contains(":2:3 the id of a component"))
        .anySatisfy(line -> assertThat(line).contains(":5:5 unknown word 'nam'", "'name'"))
        .anySatisfy(line -> assertThat(line).contains(":6:14 a '*' stands"))
        .anySatisfy(line -> assertThat(line).contains(":6:19 a '*' stands"))
        .anySatisfy(line -> assertThat(line).contains(":7:10 'events' is missing"));
  }

  @Test
  void aMissingFileAndAListAreSaid() {
    ComponentsCompiler.compile(Map.of(), findings);
    compiled("headsup: components/v1\ncomponents: [checkout]\n");

    assertThat(findings.count()).isEqualTo(2);
  }
}
