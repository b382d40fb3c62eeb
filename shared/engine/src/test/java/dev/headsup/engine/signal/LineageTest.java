package dev.headsup.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S12: what a message carries out is read as it was when it comes back.
final class LineageTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void whatComesBackIsWhatWasGivenAway() {
    Lineage lineage = new Lineage("00112233445566778899aabbccddeeff", 2, NOON.plusMillis(700));

    assertThat(lineage.text()).isEqualTo("00112233445566778899aabbccddeeff.2.1772452800");
    assertThat(Lineage.read(lineage.text())).contains(lineage);
  }

  @Test
  void whatFollowsBelongsToTheSameFirstMessage() {
    assertThat(new Lineage("a", 1, NOON).next()).isEqualTo(new Lineage("a", 2, NOON));
    assertThat(new Lineage("a", 99, NOON).next().hops()).isEqualTo(99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a.1",
        "a.0.1772452800",
        "a.-1.1772452800",
        "a.100.1772452800",
        "a.1.177245280000",
        "a b.1.1772452800",
        ".1.1772452800",
        "a.1.1772452800.x",
        "a.1.1772452800\n"
      })
  void anythingElseIsNone(String text) {
    assertThat(Lineage.read(text)).isEmpty();
  }

  @Test
  void aLineageBeginsWithOneMessage() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Lineage("a", 0, NOON));
  }
}
