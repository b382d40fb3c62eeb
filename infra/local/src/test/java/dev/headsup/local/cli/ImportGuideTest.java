package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every table in the guide to the import is taken, row by row.
final class ImportGuideTest {
  private static final Pattern TABLE =
      Pattern.compile("(?ms)^\\*\\*(\\w+)\\*\\*: [^\\n]*\\n\\n```csv\\n(.*?)^```");

  @TempDir private Path folder;

  @Test
  void itsTablesAreTaken() throws IOException {
    Matcher tables = TABLE.matcher(Files.readString(House.root().resolve("docs/guides/import.md")));
    List<String> kinds = new ArrayList<>();
    while (tables.find()) {
      String kind = tables.group(1);
      Path file = Files.writeString(folder.resolve(kind + ".csv"), tables.group(2));
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exit =
          Headsup.commandLine()
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute("import", kind, file.toString(), "--dry-run");

      assertThat(exit).as(kind + ": " + out + err).isZero();
      assertThat(out.toString()).as(kind).contains("\"wouldReject\":0");
      kinds.add(kind);
    }
    assertThat(kinds).containsExactly("profiles", "accounts", "consents", "contacts");
  }
}
