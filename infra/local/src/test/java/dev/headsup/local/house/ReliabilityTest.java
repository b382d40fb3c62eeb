package dev.headsup.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of docs/RELIABILITY.md names tests that exist, and each of them names the promise.
class ReliabilityTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]{1,2}[0-9]{1,2}) \\|[^|]*\\| (.*) \\|$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+(?:Test|Contract))`");

  @Test
  void everyRowNamesTestsThatSayWhichPromiseTheyHold() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (Path file : House.files(".java")) {
      // Two packages may have a test of one name.
      tests.merge(
          file.getFileName().toString().replace(".java", ""),
          Files.readString(file),
          String::concat);
    }
    List<String> ids =
        ROW.matcher(Files.readString(House.root().resolve("docs/RELIABILITY.md")))
            .results()
            .map(row -> {
              String id = row.group(1);
              List<String> named =
                  TEST.matcher(row.group(2)).results().map(test -> test.group(1)).toList();
              assertThat(named.isEmpty()).as(id).isEqualTo(row.group(2).startsWith("open: "));
              named.forEach(name ->
                  assertThat(tests.getOrDefault(name, ""))
                      .as(name)
                      .containsPattern("\\b" + id + "\\b"));
              return id;
            })
            .toList();

    assertThat(ids).hasSize(101).doesNotHaveDuplicates();
  }
}
