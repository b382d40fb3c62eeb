package dev.headsup.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.authoring.Problem;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
  @TempDir private Path folder;

  @Test
  void theRepositoryIsAConfigurationFolder() {
    Configuration found = Configuration.read(House.root());

    assertThat(found.problems()).isEmpty();
    assertThat(found.documents()).containsKey(name("triggers/import-struggle"));
    assertThat(found.notes()).as("a repository's own files are not named").isEmpty();
  }

  @Test
  void aFolderHoldsDocumentsOfEveryKind() throws IOException {
    write("policy.yaml", "headsup: policy/v1\n");
    write(
        "components.yaml",
        "headsup: components/v1\ncomponents:\n  checkout:\n    events: Order Placed\n");
    write(
        "tutorials/import-basics/tutorial.yaml",
        Files.readString(House.root().resolve("tutorials/import-basics/tutorial.yaml")));
    write("templates/footer/footer.liquid", "{{ company }}\n");

    Configuration found = Configuration.read(folder);

    assertThat(found.problems()).isEmpty();
    assertThat(found.documents().keySet())
        .extracting(DocumentName::toString)
        .containsExactly("policy", "components", "tutorials/import-basics", "templates/footer");
    assertThat(found.notes())
        .singleElement()
        .asString()
        .startsWith("templates: kept with versions")
        .contains("nothing", "reads them yet");
  }

  @Test
  void everyMistakeIsNamedWithItsPlaceAtOnce() throws IOException {
    write("triggers/one/trigger.yaml", "id: one\nnonsense: 1\n");
    write("triggers/two/en/email.md", "Hi");
    write("policy.yaml", "headsup: policy/v1\n\nholdout: half\n");
    write("tutorials/two/tutorial.yaml", "headsup: tutorial/v1\nformat: film\n");
    write("templates/footer/footer.liquid", "{% if %}");
    write("templates/page/page.md", "one\n\n<script>alert(1)</script>\n");
    Files.createDirectories(folder.resolve("tutorials/x"));
    Files.write(folder.resolve("tutorials/x/en.md"), new byte[] {(byte) 0xff, (byte) 0xfe});

    Configuration found = Configuration.read(folder);

    assertThat(found.problems())
        .extracting(Problem::file)
        .contains(
            "triggers/one/trigger.yaml",
            "triggers/two/trigger.yaml",
            "policy.yaml",
            "tutorials/two/tutorial.yaml",
            "templates/footer/footer.liquid",
            "templates/page/page.md",
            "tutorials/x/en.md");
    assertThat(found.problems())
        .filteredOn(problem -> problem.file().equals("templates/page/page.md"))
        .extracting(Problem::line)
        .containsExactly(3);
    assertThat(found.problems())
        .filteredOn(problem -> problem.file().equals("policy.yaml"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(3);
          assertThat(problem.message()).contains("'holdout' is a share of 0% to 50%");
        });
  }

  @Test
  void aFolderWhoseNameIsNoIdSaysWhatAnIdIs() throws IOException {
    write("triggers/für-später/trigger.yaml", "id: one\n");

    assertThat(Configuration.readTrigger(folder.resolve("triggers/für-später")).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("the folder's name is the id, and 'für-später' is none: 3 to 49"));
    assertThat(Configuration.readTriggers(folder.resolve("triggers")).problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("'für-später' is none"));
  }

  @Test
  void blameInAMessageIsAProblemAndADoubtIsANote() throws IOException {
    Path one = House.root().resolve("triggers/import-struggle");
    write("triggers/import-struggle/trigger.yaml", Files.readString(one.resolve("trigger.yaml")));
    write("triggers/import-struggle/en/email.md", "---\nsubject: Oh\n---\nWe saw that you left.\n");
    write("triggers/import-struggle/en/inbox.md", "---\ntitle: Oh\n---\nHello dear friend.\n");

    Configuration found = Configuration.read(folder);

    assertThat(found.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo("triggers/import-struggle/en/email.md");
          assertThat(problem.line()).isEqualTo(4);
          assertThat(problem.message()).contains("'We saw that you' sounds like watching");
        });
    assertThat(found.notes())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith("triggers/import-struggle/en/inbox.md:4:1 ")
                .contains("does it say what happened?"));
  }

  @Test
  void twoTriggersWithOneNameAreNamed() throws IOException {
    String trigger =
        Files.readString(House.root().resolve("triggers/import-struggle/trigger.yaml"));
    write("triggers/import-struggle/trigger.yaml", trigger);
    write("triggers/copied/trigger.yaml", trigger.replace("id: import-struggle", "id: copied"));

    assertThat(Configuration.read(folder).problems())
        .filteredOn(problem -> problem.message().contains("has this name too"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo("triggers/import-struggle/trigger.yaml");
          assertThat(problem.line()).isEqualTo(5);
          assertThat(problem.message()).contains("'copied'");
        });
  }

  @Test
  void aDocumentThatDoesNotFitNamesItsLargestFile() throws IOException {
    write("templates/big/one.txt", "a".repeat(200 * 1024));
    write("templates/big/two.txt", "b".repeat(190 * 1024));
    write("templates/huge/en.txt", "c".repeat(500 * 1024));

    assertThat(Configuration.read(folder).problems())
        .extracting(Problem::file, Problem::message)
        .containsExactly(
            tuple("templates/big/one.txt", DocumentCheck.TOO_LARGE),
            tuple("templates/huge/en.txt", DocumentCheck.TOO_LARGE));
  }

  @Test
  void whatIsLeftOutIsNamed() throws IOException {
    write("policy.yaml", "a: 1\n");
    write("polices.yaml", "a: 1\n");
    write("notes.txt", "mine");
    write("templates/first/picture.png", "x");
    write("templates/first/en.md", "Hi\n");
    write("templates/README.md", "Hi\n");
    Files.createSymbolicLink(
        folder.resolve("templates/first/link.md"), folder.resolve("notes.txt"));

    assertThat(String.join("\n", Configuration.read(folder).notes()))
        .contains("polices.yaml is left out", "did you mean 'policy.yaml'?")
        .contains("notes.txt is left out")
        .contains("templates/first/picture.png is left out")
        .contains("templates/README.md is left out")
        .contains("templates/first/link.md is left out: it is a link");
  }

  @Test
  void aFolderWithNothingOfAConfigurationIsRefused() {
    assertThatThrownBy(() -> Configuration.read(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no configuration in " + folder)
        .hasMessageContaining("triggers/");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static DocumentName name(String text) {
    return DocumentName.parse(text).orElseThrow();
  }
}
