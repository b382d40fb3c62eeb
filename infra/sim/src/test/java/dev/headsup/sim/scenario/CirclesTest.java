package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Ceilings;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Drawn;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.SimFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S12: a system of the company answers what it hears from us with the event that leads to the next
/// message, each a case of its own, so that no limit of a case ends it.
class CirclesTest {
  private static final CustomerId WHO = CustomerId.known("customer-0");
  private static final String BY_WEBHOOK = Configured.trigger(Purpose.SERVICE, Channel.WEBHOOK);
  private static final String BY_EMAIL = Configured.trigger(Purpose.SERVICE, Channel.EMAIL);

  private int answers;

  @Test
  void aSystemThatPassesTheLineageBackHearsThreeMessages() {
    Stage stage = answering(Faults.NONE, lineage -> lineage);

    assertThat(stage.taken()).isEqualTo(Lineage.MOST);
    assertCircle(stage, 1);
    assertThat(hops(stage)).containsExactly(1, 2, 3);
    stage.end();
  }

  /// Whatever goes wrong on the way, and however often its answers come.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theSameWhileMuchGoesWrong(long seed) {
    Stage stage = answering(new Drawn(new Chance(seed)), lineage -> lineage);

    assertThat(stage.books.deliveries()).hasSize(Lineage.MOST);
    assertThat(stage.violations()).isEmpty();
    stage.end();
  }

  /// A system that keeps the first lineage and says it of everything: its hops never grow.
  @Test
  void aSystemThatAlwaysSaysTheFirstLineageHearsThreeMessages() {
    Map<String, String> first = new HashMap<>();
    Stage stage = answering(Faults.NONE, lineage -> first.computeIfAbsent("kept", kept -> lineage));

    assertThat(stage.taken()).isEqualTo(Lineage.MOST);
    assertCircle(stage, 1);
    stage.end();
  }

  /// Without the lineage the last guard ends it: so many messages of one customer in 24 hours. What
  /// it holds back is answered by nobody.
  @Test
  void aSystemThatPassesNothingBackHearsWhatOneCustomerGetsAtMost() {
    Stage stage = answering(Faults.NONE, lineage -> "");

    assertThat(stage.taken()).isEqualTo(Ceilings.STANDARD.perDay());
    stage.world.runFor(Duration.ofHours(30));
    assertThat(stage.taken()).isEqualTo(Ceilings.STANDARD.perDay());
    assertThat(stage.violations()).isEmpty();
    stage.end();
  }

  /// What became of a message, told back as an event of the product, leads to no message.
  @Test
  void whatBecameOfAMessageNeverLeadsToOne() {
    Stage stage = new Stage(Faults.NONE, 1, List.of(BY_EMAIL));
    stage.happens(0, BY_EMAIL, Duration.ZERO);
    int heard = 0;
    for (int second = 0; second < 600; second++) {
      stage.world.runFor(Duration.ofSeconds(1));
      List<String> published = stage.world.stores().published();
      for (String body : published.subList(heard, published.size())) {
        JsonNode news = json(body);
        if (news.path("kind").asText().equals("delivery")) {
          tell(stage, BY_EMAIL, news.path("lineage").asText());
        }
      }
      heard = published.size();
    }

    assertThat(answers).isPositive();
    assertThat(stage.taken()).isEqualTo(1);
    assertCircle(stage, answers);
    stage.end();
  }

  /// One customer starts a case, and each webhook is answered.
  ///
  /// @param said of the lineage that it got what the system passes back
  private Stage answering(Faults faults, UnaryOperator<String> said) {
    Stage stage = new Stage(faults, 1, List.of(BY_WEBHOOK));
    stage
        .world
        .oracle()
        .onAccepted(taken -> {
          String lineage = said.apply(taken.lineage());
          stage.world.at(
              stage.world.clock().instant().plusSeconds(2), () -> tell(stage, BY_WEBHOOK, lineage));
        });
    stage.happens(0, BY_WEBHOOK, Duration.ZERO);
    stage.world.runFor(Duration.ofMinutes(20));
    stage.world.heal();
    stage.world.runFor(Duration.ofMinutes(40));
    return stage;
  }

  private void tell(Stage stage, String trigger, String lineage) {
    tell(stage, trigger, lineage, "answer-" + answers++);
  }

  private void tell(Stage stage, String trigger, String lineage, String id) {
    ObjectNode event = Requests.JSON.createObjectNode();
    event.put("messageId", id);
    event.put("userId", WHO.value());
    event.put("event", Configured.event(trigger));
    event.putObject("properties").put("case", id);
    if (!lineage.isEmpty()) {
      event.putObject("context").put("headsup", lineage);
    }
    stage.world.invoke(
        SimFunction.INGEST,
        Requests.post("/v1/track", event.toString()),
        answer -> {
          if (answer == null || Requests.status(answer) != 200) {
            stage.world.at(
                stage.world.clock().instant().plusSeconds(5),
                () -> tell(stage, trigger, lineage, id));
          }
        });
  }

  private static List<Integer> hops(Stage stage) {
    return stage.world.oracle().accepted().stream()
        .map(taken -> Lineage.read(taken.lineage()).orElseThrow().hops())
        .toList();
  }

  /// The last answers stand in the ledger with the reason by name.
  private static void assertCircle(Stage stage, int times) {
    List<Outreach> stopped =
        stage.books.of(WHO).stream()
            .filter(entry -> entry.decision() instanceof Decision.Suppress)
            .toList();
    assertThat(stopped).hasSize(1);
    assertThat(stopped.getFirst().times()).isEqualTo(times);
    assertThat(stopped.getFirst().verdicts())
        .extracting(Verdict::gate, Verdict::because)
        .contains(tuple(Gate.ALREADY_TOLD, Reason.IN_A_CIRCLE));
    assertThat(stage.violations()).isEmpty();
  }

  private static JsonNode json(String body) {
    try {
      return Requests.JSON.readTree(body);
    } catch (IOException noJson) {
      throw new IllegalStateException(noJson);
    }
  }
}
