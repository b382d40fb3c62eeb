package dev.headsup.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("did", "where", "at least", "within", "wait");

  @Test
  void aSlipFindsItsWord() {
    assertThat(Nearest.to("atleast", WORDS)).contains("at least");
    assertThat(Nearest.to("at-least", WORDS)).contains("at least");
    assertThat(Nearest.to("Within", WORDS)).contains("within");
    assertThat(Nearest.to("wihtin", WORDS)).contains("within");
    assertThat(Nearest.to("dit", WORDS)).contains("did");
  }

  @Test
  void whatIsFarFromAllIsNotGuessed() {
    assertThat(Nearest.to("experiment", WORDS)).isEmpty();
    assertThat(Nearest.to("x", WORDS)).isEmpty();
    assertThat(Nearest.to("x".repeat(100_000), WORDS)).isEmpty();
  }

  @Test
  void twoSwappedLettersAreOneStep() {
    assertThat(Nearest.distance("within", "wihtin")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }
}
