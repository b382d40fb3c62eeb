package dev.headsup.engine.mention;

import dev.headsup.engine.policy.Policy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Labels the texts of a CSV (`id,...,text,...`) with their sentiment, as `id,label`, for a program
/// that scores labels. The figures of docs/guides/feeds.md come from it.
final class HeardMeasured {
  private HeardMeasured() {}

  public static void main(String[] files) throws IOException {
    label(Path.of(files[0]), Path.of(files[1]));
  }

  static void label(Path in, Path out) throws IOException {
    List<List<String>> rows = rows(Files.readString(in));
    int id = rows.getFirst().indexOf("id");
    int text = rows.getFirst().indexOf("text");
    try (BufferedWriter labels = Files.newBufferedWriter(out)) {
      labels.write("id,label\n");
      rows.stream()
          .skip(1)
          .filter(row -> row.size() > text)
          .forEach(row -> {
            try {
              labels.write(
                  row.get(id)
                      + ","
                      + Heard.in(row.get(text), Policy.standard().heart()).tone().sentiment().word()
                      + "\n");
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }
  }

  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }
}
