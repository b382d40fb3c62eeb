package dev.headsup.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

final class PrimingTest {
  @Test
  void runsBeforeTheSnapshot() {
    List<String> warmed = new ArrayList<>();
    Priming.beforeSnapshot(() -> warmed.add("warm")).beforeCheckpoint(Core.getGlobalContext());
    assertThat(warmed).containsExactly("warm");
  }

  @Test
  void aFailureDoesNotHinderTheSnapshot() {
    Priming broken =
        Priming.beforeSnapshot(() -> {
          throw new IllegalStateException("no table");
        });
    assertThatCode(() -> broken.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }
}
