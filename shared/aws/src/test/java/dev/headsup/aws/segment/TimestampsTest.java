package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-03-01T10:20:30Z,             2026-03-01T10:20:30Z
          2026-03-01T10:20:30.5Z,           2026-03-01T10:20:30.500Z
          2026-03-01T10:20:30.123456789Z,   2026-03-01T10:20:30.123456789Z
          2026-03-01T10:20:30.1234567899Z,  2026-03-01T10:20:30.123456789Z
          '2026-03-01T10:20:30,25Z',        2026-03-01T10:20:30.250Z
          2026-03-01T10:20:30+02:00,        2026-03-01T08:20:30Z
          2026-03-01T10:20:30-0530,         2026-03-01T15:50:30Z
          2026-03-01T10:20:30+02,           2026-03-01T08:20:30Z
          2026-03-01T10:20Z,                2026-03-01T10:20:00Z
          2026-03-01T10:20:30,              2026-03-01T10:20:30Z
          2026-03-01 10:20:30.1+00:00,      2026-03-01T10:20:30.100Z
          2026-03-01t10:20:30z,             2026-03-01T10:20:30Z
          2024-02-29,                       2024-02-29T00:00:00Z
          9999-12-31T23:59:59Z,             9999-12-31T23:59:59Z
          """)
  void readsWhatClientsWrite(String text, Instant expected) {
    assertThat(Timestamps.read(text)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "1767225600000",
        "2026",
        "2026-1-1",
        "2026-02-30T00:00:00Z",
        "2026-13-01",
        "2026-03-01T25:00:00Z",
        "2026-03-01T10",
        "2026-03-01T10:20:30.Z",
        "2026-03-01T10:20:30+",
        "2026-03-01T10:20:30+99:00",
        "2026-03-01T10:20:30+02:00x",
        "2026-03-01T10:20:30ZZ",
        "+12026-03-01T10:20:30Z",
        "２026-03-01T10:20:30Z"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(Timestamps.read(text)).isEmpty();
  }
}
