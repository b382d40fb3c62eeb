package dev.headsup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {
  @ParameterizedTest
  @ValueSource(strings = {"Acme\r\nBcc: all@example.com", "a\u0085b", "Acme\u0000"})
  void aNameThatWouldBreakALineIsRefused(String name) {
    assertThatThrownBy(() -> new Brand(name, "", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Brand("", name, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsTooLongForItsPlaceIsRefused() {
    assertThat(new Brand("x".repeat(40), "y".repeat(200), List.of()).name()).hasSize(40);
    assertThatThrownBy(() -> new Brand("x".repeat(41), "", List.of()))
        .hasMessageContaining("at most 40");
    assertThatThrownBy(() -> new Brand("", "y".repeat(201), List.of()))
        .hasMessageContaining("at most 200");
  }

  @Test
  void aTermHasWords() {
    assertThatThrownBy(() -> new Brand.Term(" ", List.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Brand.Term("Acme Cloud", List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
