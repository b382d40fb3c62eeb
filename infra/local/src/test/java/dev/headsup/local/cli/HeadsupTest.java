package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class HeadsupTest {
  private static final Pattern CODE = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```");
  private static final Pattern TYPED =
      Pattern.compile("^(?:\\$ )?(?:[A-Z_]+=\\S+ )?\\./headsup ([a-z-]+)((?: [^#|<>&]+)?)");
  private static final Pattern SYNOPSIS =
      Pattern.compile("\\[|KIND/ID|COMMAND|headsup (test|bench)\\b");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\S+");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "hist, unknown word 'hist'; did you mean 'history'?",
    "replya, unknown word 'replya'; did you mean 'replay'?",
    "tset, unknown word 'tset'; did you mean 'test'?",
    "--versoin, unknown option '--versoin'; did you mean '--version'?",
    "replay f --ulr http://127.0.0.1:1 --key k, unknown option '--ulr'; did you mean '--url'?",
    "xyzzy, unknown word 'xyzzy'"
  })
  void anUnknownWordGetsTheNearestRightOne(String line, String answer) {
    assertThat(run(line)).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains(answer).contains("--help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aWordLikeNoneGetsNoGuess() {
    run("xyzzy");
    assertThat(err.toString()).doesNotContain("did you mean");
  }

  @Test
  void documentsNameCommandsThatExist() throws IOException {
    Set<String> commands = Headsup.commandLine().getSubcommands().keySet();
    for (Path document : House.files(".md")) {
      assertThat(
              Pattern.compile("\\./headsup ([a-z]+)")
                  .matcher(Files.readString(document))
                  .results()
                  .map(command -> command.group(1)))
          .as(document.toString())
          .allMatch(commands::contains);
    }
  }

  /// Each is parsed as the shell would hand it over; only what it does is left out.
  @Test
  void documentsTypeCommandsThatCanBeTyped() throws IOException {
    int typed = 0;
    List<String> wrong = new ArrayList<>();
    for (Path document : House.files(".md")) {
      Matcher blocks = CODE.matcher(Files.readString(document));
      while (blocks.find()) {
        for (String line : blocks.group(1).replace("\\\n", " ").lines().toList()) {
          Matcher command = TYPED.matcher(line);
          // A synopsis is no example, and after two blanks it is told what a command does.
          if (command.find() && !SYNOPSIS.matcher(line).find()) {
            typed++;
            try {
              Headsup.commandLine()
                  .parseArgs(words(command.group(1) + command.group(2).split(" {2}", 2)[0]));
            } catch (CommandLine.ParameterException problem) {
              wrong.add(document.getFileName() + ": " + line + ": " + problem.getMessage());
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(typed).isGreaterThan(40);
  }

  private static String[] words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word ->
            word.group(1) != null
                ? word.group(1)
                : word.group(2) != null ? word.group(2) : word.group())
        .toArray(String[]::new);
  }

  @Test
  void everyCommandHasHelpOnStdout() {
    CommandLine root = Headsup.commandLine();
    assertThat(root.getSubcommands()).isNotEmpty();
    for (String name : root.getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertThat(run(name + " --help")).as(name).isEqualTo(Exit.OK);
      assertThat(out.toString()).as(name).contains("Usage: headsup " + name);
    }
    assertThat(run("--help")).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("Examples:", "Exit status:");
  }

  @ParameterizedTest
  @CsvSource({
    "replay f --url nowhere --key k, --url must be an address",
    "keys create --name x --kind sever, did you mean 'server'?",
    "preview x --channel mail, did you mean 'email'?",
    "keys rotate x --overlap soon, 'soon' is no time such as",
    "replay f --url http://127.0.0.1:1 --key k --clock now, the one word 'event'",
    "replay f --url http://127.0.0.1:1 --key k --speed -1, --speed must be",
    "replay f --url http://127.0.0.1:1, '--key=KEY'",
    "replay --url http://127.0.0.1:1 --key k, 'FILE'"
  })
  void whatCannotBeMeantIsAUsageError(String line, String answer) {
    assertThat(run(line)).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains(answer);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aReplayOfBadLinesPrintsItsSummaryAndExitsWithFindings(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("bad.jsonl"), "nonsense\n");

    int status = run("replay " + file + " --url http://127.0.0.1:1 --key k");

    assertThat(status).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString())
        .startsWith("{\"sent\":0,")
        .contains("\"badLines\":1")
        .endsWith("}\n");
    assertThat(err.toString()).contains("line 1: not JSON");
  }

  @Test
  void aMissingFileIsOneLine() {
    assertThat(run("replay nosuch.jsonl --url http://127.0.0.1:1 --key k"))
        .isEqualTo(Exit.FINDINGS);
    assertThat(err.toString())
        .isEqualTo("headsup replay: there is no readable file nosuch.jsonl\n");
  }

  @Test
  void checkNamesWhatIsWrongWithATriggerAndWhere(@TempDir Path folder) throws Exception {
    Path trigger = Files.createDirectories(folder.resolve("import-struggle"));
    String fine = Files.readString(House.root().resolve("triggers/import-struggle/trigger.yaml"));
    Files.writeString(trigger.resolve("trigger.yaml"), fine.replace("at least:", "atleast:"));

    assertThat(run("check " + folder)).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString())
        .contains(trigger.resolve("trigger.yaml") + ":", "did you mean 'at least'?", "1 trigger, ");
  }

  @Test
  void checkTakesTheFolderOfOneTriggerAndSaysWhatItUnderstood() {
    assertThat(run("check " + House.root().resolve("triggers/import-struggle")))
        .as(out.toString())
        .isEqualTo(Exit.OK);
    assertThat(out.toString())
        .startsWith("triggers/import-struggle: When a customer has 3 or more Import Failed in any")
        .endsWith("1 trigger, no problem\n");
  }

  @Test
  void checkNamesFilesAsTheyAreSeenFromHere() {
    String before = System.setProperty("headsup.home", House.root().toString());
    try {
      assertThat(ConfigurationOption.folder(Optional.empty())).isEqualTo(Path.of("../.."));
    } finally {
      if (before == null) {
        System.clearProperty("headsup.home");
      } else {
        System.setProperty("headsup.home", before);
      }
    }
    assertThat(ConfigurationOption.folder(Optional.of(Path.of("src")))).isEqualTo(Path.of("src"));
  }

  @Test
  void theTriggersOfTheRepositoryAreFine() {
    assertThat(run("check " + House.root().resolve("triggers"))).isEqualTo(Exit.OK);
    assertThat(out.toString()).endsWith(", no problem\n");
    assertThat(run("check nosuch")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("there is no folder nosuch");
  }

  @Test
  void previewShowsAMessageAsACustomerReadsIt() {
    String folder = House.root().resolve("triggers/import-struggle").toString();

    assertThat(run("preview " + folder + " --locale de-CH --channel email")).isEqualTo(Exit.OK);
    assertThat(out.toString())
        .startsWith("== de/email.md, for de-CH\nSubject: Ihr Import")
        .contains("Example Ltd, 1 Example Street", "ease ");
    assertThat(run("preview " + House.root().resolve("docs"))).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("there is no trigger ");
  }

  @Test
  void aTimeIsReadAsPeopleWriteItAndAsIsoDoes() {
    DurationConverter converter = new DurationConverter();

    assertThat(converter.convert("90m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(converter.convert("1h")).isEqualTo(converter.convert("PT1H"));
    assertThat(converter.convert("7d")).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void whatStopsAStackFromStartingIsOneLine() {
    assertThat(run("up --triggers nosuch")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(run("up --port 70000")).isEqualTo(Exit.USAGE);
    assertThat(run("up --clock yesterday")).isEqualTo(Exit.USAGE);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String line) {
    return Headsup.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.split(" "));
  }
}
