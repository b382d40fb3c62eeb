package dev.headsup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpNamesEveryBenchmark() {
    assertThat(run("--help")).isZero();
    assertThat(text(out))
        .contains(
            "match",
            "decide",
            "requests",
            "cost",
            "cold",
            "start",
            "replay",
            "outage",
            "zip",
            "Examples:");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void anUnknownNameGetsTheNearestRightOne() {
    assertThat(run("request")).isEqualTo(2);
    assertThat(text(err)).contains("unknown benchmark 'request'; did you mean 'requests'?");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void aWordThatIsNearNothingGetsNoSuggestion() {
    assertThat(run("--frobnicate-all")).isEqualTo(2);
    assertThat(text(err)).contains("unknown option '--frobnicate-all'").doesNotContain("mean");
  }

  private int run(String... words) {
    return new Bench(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
