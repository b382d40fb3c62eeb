package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.world.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The simulator makes the tables of template.yaml: the same keys, indexes and ends of life (Q3).
final class SimulatedTablesTest {
  @Test
  void theSimulatorsTablesAreThoseOfTheTemplate() {
    Map<String, List<Object>> deployed = new TreeMap<>();
    Deployed.template()
        .tables()
        .forEach(table ->
            deployed.put(
                table.id(),
                List.of(
                    attributes(table.key()),
                    table.indexes().stream()
                        .flatMap(index -> attributes(index.key()).stream())
                        .toList(),
                    table.ttl().orElse(""))));
    Map<String, List<Object>> simulated = new TreeMap<>();
    Arrays.stream(Place.values())
        .forEach(place ->
            simulated.put(place.table(), List.of(place.key(), place.indexKey(), place.expires())));

    assertThat(simulated).isEqualTo(deployed);
  }

  private static List<String> attributes(Table.Key key) {
    return Stream.concat(Stream.of(key.partition()), key.sort().stream()).toList();
  }
}
