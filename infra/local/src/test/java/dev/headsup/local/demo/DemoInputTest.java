package dev.headsup.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.demo.ServiceDeskLog.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The demo's files are what their makers make. To write them anew: `-Dheadsup.rewrite=true`.
final class DemoInputTest {

  private static final Path FOLDER = Path.of("demo");

  @Test
  void theStoryIsWhatItsSeedMakes() throws IOException {
    Story.Script script = Story.write(Story.SEED);

    holds(FOLDER.resolve("customers.jsonl"), script.customers());
    holds(FOLDER.resolve("story.jsonl"), script.events());
  }

  @Test
  void theStoryHasTwoThousandCustomersAndAnaAmongThem() {
    Story.Script script = Story.write(Story.SEED);

    assertThat(script.customers()).hasSize(2000);
    assertThat(script.customers()).anyMatch(line -> line.contains("ana.ruiz@example.com"));
    assertThat(script.events())
        .filteredOn(line -> line.contains("\"userId\":\"ana\""))
        .hasSize(3)
        .allMatch(line -> line.contains("Import Failed"));
    assertThat(Story.write(Story.SEED + 1).events()).isNotEqualTo(script.events());
  }

  @Test
  void nobodyInTheStoryIsReal() {
    Pattern address = Pattern.compile("[^\"]+@(?!example\\.com\")");
    assertThat(Story.write(Story.SEED).customers()).noneMatch(line -> address.matcher(line).find());
  }

  @Test
  void theServiceDeskExtractIsTwoHoursOfTheLog() throws IOException {
    List<Row> rows = ServiceDeskLog.rows();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get("updated_at").matches("2016-03-09T1[01]:.*")) {
        lines.add(ServiceDeskLog.call(rows.get(i), i));
      }
    }

    assertThat(lines).hasSizeBetween(300, 500);
    holds(FOLDER.resolve("service-desk/incidents.jsonl"), lines);
  }

  private static void holds(Path file, List<String> lines) throws IOException {
    if (Boolean.getBoolean("headsup.rewrite")) {
      Files.write(file, lines);
    }
    assertThat(Files.readAllLines(file)).isEqualTo(lines);
  }
}
