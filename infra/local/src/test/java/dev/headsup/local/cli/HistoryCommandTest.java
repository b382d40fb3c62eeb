package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryCommandTest {

  @Test
  void nowIsWhatTheLocalClockSays() {
    StringWriter err = new StringWriter();
    try (LocalStack stack =
        LocalStack.start(House.stack(Optional.of(Instant.parse("2016-02-29T12:00:00Z"))))) {
      int exit =
          Headsup.commandLine()
              .setOut(new PrintWriter(new StringWriter()))
              .setErr(new PrintWriter(err))
              .execute("history", "--customer", "ana", "--url", stack.ingest().toString());
      assertThat(exit).as(err.toString()).isEqualTo(Exit.OK);
    }
    assertThat(err.toString()).contains("from 2016-01-30T", "to 2016-02-29T12:1");
  }
}
