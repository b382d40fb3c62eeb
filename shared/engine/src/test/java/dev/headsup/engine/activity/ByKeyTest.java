package dev.headsup.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ByKeyTest {
  @Test
  void behavesLikeAnyOtherMap() {
    SplittableRandom random = new SplittableRandom(3);
    Map<Integer, String> expected = new HashMap<>();
    ByKey<String> map = ByKey.copyOf(expected);
    for (int i = 0; i < 2_000; i++) {
      int key = random.nextInt(-200, 200);
      ByKey<String> before = map;
      Map<Integer, String> was = Map.copyOf(before);
      map = map.with(key, "v" + i);
      expected.put(key, "v" + i);
      assertThat(before).isEqualTo(was);
      assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected).hasSameSizeAs(expected);
      int other = random.nextInt(-200, 200);
      assertThat(map.get(other)).isEqualTo(expected.get(other));
      assertThat(map.containsKey(other)).isEqualTo(expected.containsKey(other));
      assertThat(map.orElse(other, "none")).isEqualTo(expected.getOrDefault(other, "none"));
    }
    assertThat(ByKey.copyOf(expected)).isEqualTo(map);
    assertThat(ByKey.copyOf(map)).isSameAs(map);
  }

  @Test
  void nobodyChangesIt() {
    ByKey<String> map = ByKey.copyOf(Map.of(1, "one"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> map.put(2, "two"));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(map::clear);
  }
}
