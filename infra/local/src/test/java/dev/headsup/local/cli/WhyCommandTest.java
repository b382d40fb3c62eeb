package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A running stack is asked why: of a customer whose imports failed twice, which is once too few,
/// and of one who never allowed help.
final class WhyCommandTest {
  private static final String EVENTS =
      """
      {"type":"identify","userId":"ben","messageId":"1","timestamp":"2026-03-02T10:00:00Z","traits":{"email":"ben@example.com"}}
      {"type":"group","userId":"ben","messageId":"2","timestamp":"2026-03-02T10:00:00Z","groupId":"acme","traits":{"plan":"team"}}
      {"type":"track","userId":"ben","messageId":"3","timestamp":"2026-03-02T10:01:00Z","event":"Import Failed"}
      {"type":"track","userId":"ben","messageId":"4","timestamp":"2026-03-02T10:02:00Z","event":"Import Failed"}
      {"type":"track","userId":"cleo","messageId":"5","timestamp":"2026-03-02T10:03:00Z","event":"Import Failed"}
      {"type":"track","userId":"cleo","messageId":"6","timestamp":"2026-03-02T10:04:00Z","event":"Import Failed"}
      {"type":"track","userId":"cleo","messageId":"7","timestamp":"2026-03-02T10:05:00Z","event":"Import Failed"}
      {"type":"track","userId":"dan","messageId":"8","timestamp":"2026-03-02T10:15:00Z","event":"Report Viewed"}
      """;
  private static final String TWICE =
      "Import Failed: 2 times within 20 minutes (until 2026-03-02 10:02 UTC), wanted at least 3"
          + " times";

  private static LocalStack stack;

  @BeforeAll
  static void whatHappened(@TempDir Path folder) throws IOException {
    stack = LocalStack.start(House.stack(Optional.of(Instant.parse("2026-03-02T09:55:00Z"))));
    Path file = Files.writeString(folder.resolve("events.jsonl"), EVENTS);
    run(
        "replay",
        file.toString(),
        "--url",
        stack.ingest().toString(),
        "--key",
        stack.serverKey(),
        "--clock",
        "event");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void whoNeverHadACaseIsToldWhichConditionFailed() {
    assertThat(why("ben", "--trigger", "import-struggle"))
        .contains(
            "no decision: there was no case", "yes      the trigger is live", "NO       " + TWICE);
    assertThat(why("ben", "--trigger", "import-struggle", "--language", "de"))
        .contains("NEIN     Import Failed: 2-mal innerhalb von 20 Minuten");
    assertThat(why("ben")).contains("headsup:talk-to-a-person", "payment-retry");
  }

  @Test
  void anEarlierTimeIsReadFromTheHistory() {
    assertThat(why("ben", "--trigger", "import-struggle", "--at", "2026-03-02T10:01:30Z"))
        .contains("NO       Import Failed: once within 20 minutes (until 2026-03-02 10:01 UTC)");
  }

  @Test
  void whoHadACaseIsToldWhatTheGatesSaid() {
    assertThat(why("cleo", "--trigger", "import-struggle"))
        .contains("not told because no consent on record for help", "NO       May we?");
  }

  @Test
  void theConsoleSaysTheSame() throws IOException {
    try (InputStream page =
        stack.ingest().resolve("/console/activity?customer=ben").toURL().openStream()) {
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).contains(TWICE);
    }
  }

  @Test
  void aTriggerThatIsNotThereIsRefusedWithThoseThatAre() {
    StringWriter err = new StringWriter();

    int exit =
        Headsup.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(
                "why", "--customer", "ben", "--trigger", "x", "--url", stack.ingest().toString());

    assertThat(exit).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is no trigger 'x', only angry-mention");
  }

  private static String why(String customer, String... more) {
    List<String> words = new ArrayList<>(List.of("why", "--customer", customer));
    words.addAll(List.of("--url", stack.ingest().toString()));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private static String run(String... words) {
    StringWriter out = new StringWriter();
    int exit = Headsup.commandLine().setOut(new PrintWriter(out, true)).execute(words);
    assertThat(exit).as(out.toString()).isEqualTo(Exit.OK);
    return out.toString();
  }
}
