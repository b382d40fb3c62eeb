package dev.headsup.local.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.local.template.Event.HttpRoute;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {
  private final Routes<String> routes = new Routes<>();

  private void add(String method, String path) {
    routes.add(new HttpRoute("r", method, path, false), method + " " + path);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "GET,  /console,            GET /console",
        "GET,  /console/,           GET /console/{proxy+}",
        "GET,  /console/activity,   GET /console/{proxy+}",
        "GET,  /console/a/b/c,      GET /console/{proxy+}",
        "GET,  /console/style.css,  GET /console/style.css",
        "POST, /console,            -",
        "POST, /v1/batch,           POST /v1/{proxy+}",
        "POST, /v1/import/,         POST /v1/{proxy+}",
        "PUT,  /v1/batch,           ANY /v1/{proxy+}",
        "POST, /v1,                 -",
        "GET,  /people/ana,         GET /people/{id}",
        "GET,  /people/ana/mail,    -",
        "GET,  /,                   -",
      })
  void theMostParticularRouteWins(String method, String path, String expected) {
    add("ANY", "/v1/{proxy+}");
    add("GET", "/console/{proxy+}");
    add("GET", "/console");
    add("POST", "/v1/{proxy+}");
    add("GET", "/console/style.css");
    add("GET", "/people/{id}");

    assertThat(routes.find(method, path).map(Routes.Found::target))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void variablesAreGivenByName() {
    add("GET", "/people/{id}/{rest+}");

    assertThat(routes.find("GET", "/people/ana/a/b").orElseThrow().parameters())
        .isEqualTo(Map.of("id", "ana", "rest", "a/b"));
  }

  @Test
  void theDefaultRouteTakesWhatNoOtherDoes() {
    add("ANY", "$default");
    add("GET", "/console");

    assertThat(routes.find("GET", "/console").orElseThrow().target()).isEqualTo("GET /console");
    assertThat(routes.find("DELETE", "/x").orElseThrow().target()).isEqualTo("ANY $default");
  }

  @Test
  void oneRouteBelongsToOneFunction() {
    add("GET", "/console");

    assertThatThrownBy(() -> add("GET", "/console")).hasMessageContaining("GET /console");
  }
}
