package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.metrics.Metric;
import dev.headsup.functions.Variable;
import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every alarm has a runbook and every runbook an alarm; the same for the numbers that functions
/// write, and for the dead-letter queues that can be looked at.
final class RunbooksTest {
  private static final Pattern RUNBOOK =
      Pattern.compile("(?m)^### (\\w+Alarm)\\n\\n((?:- .*\\n(?: {2}.*\\n)*)+)");
  private static final List<String> PARTS =
      List.of("**Means**", "**Customers feel**", "**First look**", "**Do**", "**Over when**");

  private final String guide = read("docs/operations.md");
  private final String alarms = read("infra/alarms.yaml");

  private static String read(String file) {
    try {
      return Files.readString(House.root().resolve(file));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyAlarmHasARunbookAndEveryRunbookAnAlarm() {
    assertThat(all("^### (\\w+Alarm)$", guide)).isEqualTo(all("^  (\\w+Alarm):$", alarms));
  }

  @Test
  void aRunbookSaysWhatItMeansWhatToDoAndWhenItIsOver() {
    Matcher runbooks = RUNBOOK.matcher(guide);
    int found = 0;
    while (runbooks.find()) {
      found++;
      List<String> lines = runbooks.group(2).lines().toList();
      assertThat(lines).as(runbooks.group(1)).hasSameSizeAs(PARTS);
      for (int i = 0; i < PARTS.size(); i++) {
        assertThat(lines.get(i)).as(runbooks.group(1)).startsWith("- " + PARTS.get(i) + ": ");
        assertThat(lines.get(i).length()).as(runbooks.group(1)).isGreaterThan(18);
      }
    }
    assertThat(found).isEqualTo(all("^### (\\w+Alarm)$", guide).size());
  }

  @Test
  void everyNumberThatAFunctionWritesIsInTheGuideAndNoOther() {
    String table = guide.substring(guide.indexOf("## The numbers that functions write"));

    assertThat(all("^\\| `(\\w+)` \\| .*\\|$", table))
        .isEqualTo(
            Arrays.stream(Metric.values())
                .map(Metric::word)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyDeadLetterQueueCanBeLookedAt() {
    Set<String> queues =
        Deployed.template().queues().stream()
            .flatMap(queue -> queue.redrive().stream())
            .map(redrive -> redrive.deadLetters())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(
            Arrays.stream(Variable.values())
                .map(Variable::name)
                .filter(name -> name.endsWith("_DEAD_LETTERS_URL"))
                .map(RunbooksTest::logical))
        .containsExactlyInAnyOrderElementsOf(queues);
  }

  /// `TELEMETRY_DEAD_LETTERS_URL` is the URL of `TelemetryDeadLetters`.
  private static String logical(String variable) {
    return Arrays.stream(variable.split("_"))
        .filter(part -> !part.equals("URL"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
