package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SecretInputTest {
  private final InputStream before = System.in;
  private final StringWriter err = new StringWriter();

  @AfterEach
  void restore() {
    System.setIn(before);
  }

  @Test
  void whatAPipeIsWaitedForIsSaid() {
    System.setIn(new ByteArrayInputStream("value\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(new SecretInput("the server key", false, null).read(9, new PrintWriter(err)))
        .isEqualTo("value");
    assertThat(err.toString())
        .isEqualTo("reading the server key from standard input, up to its end\n");
  }

  @Test
  void nothingIsReadFromATerminalThatShowsIt() {
    System.setIn(new ByteArrayInputStream("value\n".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(
            () -> new SecretInput("the server key", true, null).read(9, new PrintWriter(err)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("would be shown")
        .hasMessageContaining("pipe");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aValueThatNeverEndsIsNotReadForEver() {
    System.setIn(new ByteArrayInputStream("0123456789".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(
            () -> new SecretInput("the secret signing", false, null).read(9, new PrintWriter(err)))
        .hasMessageContaining("at most 9 characters");
  }
}
