package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.local.house.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The dashboard is JSON that CloudWatch would take, and shows every function and every queue.
final class DashboardTest {
  private static final Template PARENT = Deployed.template();
  private static final Template DASHBOARD =
      Deployed.nested("Dashboard", House.root().resolve("infra/dashboard.yaml"));

  @Test
  void everyFunctionAndEveryQueueIsOnIt() throws JsonProcessingException {
    String body = body();

    assertThat(PARENT.functions())
        .allSatisfy(function -> assertThat(body).contains("\"" + function.id() + "\""));
    assertThat(PARENT.queues())
        .allSatisfy(queue -> assertThat(body).contains("\"" + queue.id() + "\""));
  }

  @Test
  void everyMetricIsOneThatAwsCountsByItself() throws JsonProcessingException {
    List<String> namespaces = new ArrayList<>();
    for (JsonNode widget : widgets()) {
      JsonNode properties = widget.path("properties");
      assertThat(properties.path("title").asText()).isNotBlank();
      assertThat(properties.path("region").asText()).isNotBlank();
      for (JsonNode metric : properties.path("metrics")) {
        namespaces.add(metric.path(0).asText());
        // Namespace and name, pairs of a dimension and its value, and how it is drawn.
        assertThat(metric.size() % 2).as(metric.toString()).isEqualTo(1);
        assertThat(metric.path(metric.size() - 1).path("label").asText()).isNotBlank();
      }
    }

    assertThat(namespaces)
        .isNotEmpty()
        .allMatch(
            List.of("AWS/ApiGateway", "AWS/DynamoDB", "AWS/Lambda", "AWS/SES", "AWS/SNS", "AWS/SQS")
                ::contains);
  }

  @Test
  void noTwoPicturesLieOnEachOther() throws JsonProcessingException {
    Map<Integer, Integer> taken = new TreeMap<>();
    for (JsonNode widget : widgets()) {
      for (int x = 0; x < widget.path("width").asInt(); x++) {
        for (int y = 0; y < widget.path("height").asInt(); y++) {
          int left = widget.path("x").asInt() + x;
          assertThat(left).isLessThan(24);
          taken.merge((widget.path("y").asInt() + y) * 24 + left, 1, Integer::sum);
        }
      }
    }

    assertThat(taken.values()).containsOnly(1);
  }

  private static List<JsonNode> widgets() throws JsonProcessingException {
    JsonNode widgets = new ObjectMapper().readTree(body()).path("widgets");
    assertThat(widgets.size()).isGreaterThan(8);
    return widgets.valueStream().collect(Collectors.toList());
  }

  private static String body() {
    Resource dashboard = Deployed.resource(DASHBOARD, "Dashboard");
    return Deployed.logical(DASHBOARD, dashboard.properties().find("DashboardBody").orElseThrow());
  }
}
