package dev.headsup.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.local.imports.RecordReader.Cells;
import dev.headsup.local.imports.RecordReader.Text;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void cellsMayBeApartByWhateverASpreadsheetWrites(String delimiter) throws IOException {
    Path file = file("a,b,c\n1,\"2,2;2\t2|2\",3\n".replace(",", delimiter), StandardCharsets.UTF_8);

    assertThat(read(file).getLast()).hasSize(3).endsWith("3").startsWith("1");
  }

  @Test
  void theMarkThatExcelWritesIsNoPartOfTheFirstName() throws IOException {
    Path file = file("\ufeffid,name\n1,Ana\n", StandardCharsets.UTF_8);

    assertThat(read(file)).containsExactly(List.of("id", "name"), List.of("1", "Ana"));
  }

  @Test
  void quotesNewLinesAndSeparatorsInCellsAreTheirContent() throws IOException {
    Path file =
        file(
            "id,note\r\n1,\"says \"\"hi\"\",\r\nand goes\"\r\n2,5\" disk\r\n",
            StandardCharsets.UTF_8);

    assertThat(read(file))
        .containsExactly(
            List.of("id", "note"),
            List.of("1", "says \"hi\",\nand goes"),
            List.of("2", "5\" disk"));
  }

  @Test
  void whatIsNotUtf8IsReadAsLatinAndSaidSo() throws IOException {
    Path file = file("id,name\n1,Jürgen €\n", Charset.forName("windows-1252"));

    assertThat(read(file).getLast()).containsExactly("1", "Jürgen €");
    assertThat(CsvFile.of(file).told()).contains("a guess", "CSV UTF-8");
  }

  @Test
  void aFarCharacterIsSeenAcrossTheEdgeOfABlock() throws IOException {
    String filler = "x".repeat((1 << 16) - 11);
    Path file = file("id,name\n1," + filler + "ü\n2,ok\n", StandardCharsets.UTF_8);

    assertThat(CsvFile.of(file).charset()).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void utf16IsReadWhereTheFileSaysSo() throws IOException {
    assertThat(read(file("id\tname\n1\tAna\n", StandardCharsets.UTF_16)).getLast())
        .containsExactly("1", "Ana");
  }

  @Test
  void aFileThatIsNoTextIsRefusedByName() throws IOException {
    Path file = folder.resolve("book.xlsx");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xc3, 0});

    assertThatThrownBy(() -> CsvFile.of(file))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("zero bytes");
  }

  @Test
  void aQuoteThatIsNeverClosedSpoilsItsOwnLineOnly() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n1,\"open\n");
    for (int i = 2; i < 2000; i++) {
      text.append(i).append(",n\n");
    }
    Path file = file(text.toString(), StandardCharsets.UTF_8);

    List<List<String>> rows = read(file);

    assertThat(rows).hasSize(2000);
    assertThat(rows.get(1))
        .containsExactly(
            "line 2: a quote (\") is opened in this line and not closed as it should be");
    assertThat(rows.getLast()).containsExactly("1999", "n");
  }

  @Test
  void aQuoteThatClosesInTheMiddleOfACellSpoilsItsOwnRowOnly() throws IOException {
    Path file = file("id,name\n1,\"a\"b\n2,c\n", StandardCharsets.UTF_8);

    assertThat(read(file))
        .containsExactly(
            List.of("id", "name"),
            List.of("line 2: a closing quote (\") is followed by something else"),
            List.of("2", "c"));
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("some.csv"), text.getBytes(charset));
  }

  private static List<List<String>> read(Path path) throws IOException {
    List<List<String>> all = new ArrayList<>();
    try (RecordReader records = CsvFile.of(path).records()) {
      for (Optional<Text> one = records.next(); one.isPresent(); one = records.next()) {
        long line = one.get().line();
        all.add(
            switch (records.cells(one.get())) {
              case Cells.Read(List<String> cells) -> cells;
              case Cells.Unreadable(String reason) -> List.of("line " + line + ": " + reason);
            });
      }
    }
    return all;
  }
}
