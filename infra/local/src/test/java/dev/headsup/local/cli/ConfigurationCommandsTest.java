package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.functions.Variable;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `push`, `diff`, `pull`, `history` and `rollback` as they are typed, on a stack that runs.
final class ConfigurationCommandsTest {
  private static final String TRIGGER = "triggers/import-struggle/trigger.yaml";

  @TempDir private Path folder;
  private LocalStack stack;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    copy(House.root().resolve("triggers"), folder.resolve("triggers"));
    stack = start(Optional.empty());
  }

  private LocalStack start(Optional<Path> data) {
    return LocalStack.start(
        new StackOptions(
            0,
            data,
            folder.resolve("triggers"),
            Optional.empty(),
            House.root().resolve("template.yaml")));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aPushShowsWhatChangesAndHistoryTellsWhoAndWhy() throws IOException {
    assertThat(run("diff", folder.toString())).isEqualTo(Exit.OK);
    change("wait: 5 minutes", "wait: 7 minutes");

    assertThat(run("diff", folder.toString())).isEqualTo(Exit.FINDINGS);
    assertThat(run("push", folder.toString(), "--yes", "--as", "ana", "--note", "Less hasty"))
        .as(err.toString())
        .isEqualTo(Exit.OK);
    assertThat(out.toString())
        .contains("triggers/import-struggle changes, version 1 runs")
        .contains("-", "+")
        .contains("7 minutes")
        .contains("When a customer has 3 or more Import Failed", "wait 7 minutes, then send")
        .contains("push 2 is in place")
        .contains("within a minute")
        .contains("To undo it: ./headsup rollback --push 2 --url " + stack.ingest());
    assertThat(run("diff", folder.toString())).isEqualTo(Exit.OK);

    assertThat(run("history", "triggers/import-struggle")).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("   2  ", "ana: Less hasty", "the folder at start");
    assertThat(run("history", "--json")).isEqualTo(Exit.OK);
    assertThat(out.toString()).startsWith("[{\"number\":2,").contains("\"by\":\"ana\"");
  }

  @Test
  void withoutATerminalNothingChangesUnasked() throws IOException {
    change("wait: 5 minutes", "wait: 7 minutes");

    assertThat(run("push", folder.toString())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("nothing was changed", "--yes");
    assertThat(run("diff", folder.toString(), "--json")).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString())
        .isEqualTo(
            "{\"different\":true,\"documents\":[{\"document\":\"triggers/import-struggle\","
                + "\"change\":\"changed\",\"version\":1}]}\n");
  }

  @Test
  void aFolderWithMistakesIsNotPushed() throws IOException {
    change("wait: 5 minutes", "wiat: 5 minutes");

    assertThat(run("push", folder.toString(), "--yes")).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString()).contains(TRIGGER + ":").contains("did you mean");
    assertThat(run("history")).isEqualTo(Exit.OK);
    assertThat(out.toString()).doesNotContain("   2  ");
  }

  @Test
  void whatWasPushedRunsAgainAfterARollback() throws IOException {
    String first = Files.readString(folder.resolve(TRIGGER));
    change("wait: 5 minutes", "wait: 7 minutes");
    run("push", folder.toString(), "--yes");

    assertThat(run("rollback", "--push", "2", "--yes")).as(err.toString()).isEqualTo(Exit.OK);
    assertThat(run("pull", folder.toString())).as(out + "" + err).isEqualTo(Exit.OK);
    assertThat(Files.readString(folder.resolve(TRIGGER))).isEqualTo(first);

    assertThat(run("rollback", "triggers/import-struggle", "--to", "2", "--yes"))
        .isEqualTo(Exit.OK);
    run("history", "triggers/import-struggle");
    assertThat(out.toString())
        .as("no version went away")
        .contains("   4  ", "   3  ", "   1  ")
        .contains(": rolls back to version 2", ": undoes push 2")
        .containsPattern("   4  \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  ");
    for (String rest : new String[] {"", " --to 1"}) {
      assertThat(run(("rollback triggers/nope --yes" + rest).split(" "))).isEqualTo(Exit.FINDINGS);
      assertThat(err.toString()).contains("there never was a document triggers/nope in the local");
    }
    assertThat(run("rollback", "--push", "2", "--yes")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("since push 2 others were changed");
    assertThat(run("rollback", "triggers/import-struggle", "--to", "9", "--yes"))
        .isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("has no version 9");
  }

  @Test
  void aPushShowsTheTriggerBeforeItsMessages() throws IOException {
    change("wait: 5 minutes", "wait: 9 minutes");
    Path message = folder.resolve("triggers/import-struggle/en/inbox.md");
    Files.writeString(message, Files.readString(message) + "Or ask us.\n");

    run("diff", folder.toString());

    assertThat(out.toString()).containsSubsequence("+++ " + TRIGGER, "/en/inbox.md");
  }

  @Test
  void aPullDoesNotOverwriteWorkThatWasNeverPushed() throws IOException {
    change("wait: 5 minutes", "wait: 9 minutes");

    assertThat(run("pull", folder.toString())).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString())
        .contains("triggers/import-struggle has changes that were never pushed");
    assertThat(Files.readString(folder.resolve(TRIGGER))).contains("wait: 9 minutes");

    assertThat(run("pull", folder.toString(), "--force")).isEqualTo(Exit.OK);
    assertThat(Files.readString(folder.resolve(TRIGGER))).contains("wait: 5 minutes");
  }

  @Test
  void aPullDoesNotOverwriteAFileThatCannotBeRead() throws IOException {
    Path trigger = folder.resolve(TRIGGER);
    byte[] unreadable =
        (Files.readString(trigger) + "# Caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(trigger, unreadable);

    assertThat(run("pull", folder.toString())).as(out.toString()).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString()).contains("import-struggle has changes that were never pushed");
    assertThat(Files.readAllBytes(trigger)).isEqualTo(unreadable);
    assertThat(run("pull", folder.toString(), "--force")).isEqualTo(Exit.OK);
    assertThat(Files.readAllBytes(trigger)).isNotEqualTo(unreadable);
  }

  @Test
  void aRemovedTriggerGoesAndComesBackByRollback() throws IOException {
    Files.createDirectories(folder.resolve("other/triggers"));
    String other = folder.resolve("other").toString();
    assertThat(run("push", other, "--yes")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("nothing was changed", "no triggers", "--remove-all");
    assertThat(run("push", other, "--yes", "--remove-all")).as(err.toString()).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("triggers/import-struggle goes away, version 1 runs");
    assertThat(run("pull", folder.toString())).isEqualTo(Exit.OK);
    assertThat(folder.resolve(TRIGGER)).doesNotExist();

    assertThat(run("rollback", "triggers/import-struggle", "--yes")).isEqualTo(Exit.OK);
    assertThat(run("pull", folder.toString())).isEqualTo(Exit.OK);
    assertThat(folder.resolve(TRIGGER)).exists();
  }

  @Test
  void aDamagedDocumentIsNamedWithTheWayOut() {
    store(Map.of("hash", AttributeValue.fromS("0")));

    assertThat(run("diff", folder.toString())).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString()).contains("what runs cannot be read");
    assertThat(run("pull", folder.toString())).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString()).contains("./headsup rollback triggers/import-struggle");
    assertThat(run("rollback", "triggers/import-struggle", "--yes"))
        .as(out + "" + err)
        .isEqualTo(Exit.OK);
    assertThat(run("diff", folder.toString())).as(out.toString()).isEqualTo(Exit.OK);
  }

  @Test
  void aDocumentOfANewerHeadsupIsLeftAlone() {
    store(Map.of("f", AttributeValue.fromN("2")));

    assertThat(run("push", folder.toString(), "--yes")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("nothing was changed", "a newer Headsup wrote it");
  }

  @Test
  void aHostileDocumentWritesNowhereElse() throws IOException {
    for (String path :
        new String[] {"../../evil.md", "/evil.md", "en/../../../evil.md", ".git/hooks/x", "a\\b"}) {
      Map<String, String> files = Map.of(path, "x");
      store(
          Map.of(
              "files",
              AttributeValue.fromM(Map.of(path, AttributeValue.fromS("x"))),
              "hash",
              AttributeValue.fromS(ContentHash.of(files))));

      assertThat(run("pull", folder.toString(), "--force")).as(path).isEqualTo(Exit.FINDINGS);
      assertThat(err.toString()).as(path).contains("nothing was written");
    }
    assertThat(folder.resolve("evil.md")).doesNotExist();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("evil.md", "x");
    }
  }

  @Test
  void aPullFollowsNoLink(@TempDir Path elsewhere) throws IOException {
    Path target = folder.resolve("pulled");
    Files.createDirectories(target.resolve("triggers"));
    Files.createSymbolicLink(target.resolve("triggers/import-struggle"), elsewhere);

    assertThat(run("pull", target.toString(), "--force")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("is a link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aStartAfterwardsKeepsWhatPeoplePushedAndFollowsTheFolderElsewhere(@TempDir Path data)
      throws IOException {
    stack.close();
    stack = start(Optional.of(data));
    stack.close();
    stack = start(Optional.of(data));
    run("history");
    assertThat(out.toString()).as("a start without a change is no push").doesNotContain("   2  ");

    change("wait: 5 minutes", "wait: 6 minutes");
    stack.close();
    stack = start(Optional.of(data));
    assertThat(run("diff", folder.toString())).as("the folder's change runs").isEqualTo(Exit.OK);

    String atStart = Files.readString(folder.resolve(TRIGGER));
    change("wait: 6 minutes", "wait: 7 minutes");
    run("push", folder.toString(), "--yes", "--as", "ana");
    Files.writeString(folder.resolve(TRIGGER), atStart);
    stack.close();
    stack = start(Optional.of(data));
    run("history", "triggers/import-struggle");
    assertThat(out.toString()).contains("   3  ").doesNotContain("   4  ");
    assertThat(run("diff", folder.toString())).as("ana's push is kept").isEqualTo(Exit.FINDINGS);
  }

  private void store(Map<String, AttributeValue> changes) {
    Target target =
        CommandLine.populateCommand(new Options(), "--url", stack.ingest().toString()).where.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      changes.forEach((attribute, value) ->
          client.updateItem(update ->
              update
                  .tableName(target.variable(Variable.SETTINGS_TABLE))
                  .key(
                      Map.of(
                          "pk", AttributeValue.fromS("triggers"),
                          "sk", AttributeValue.fromS("import-struggle")))
                  .updateExpression("SET #a = :v")
                  .expressionAttributeNames(Map.of("#a", attribute))
                  .expressionAttributeValues(Map.of(":v", value))));
    }
  }

  private static final class Options {
    @CommandLine.Mixin private final TargetOptions where = new TargetOptions();
  }

  private void change(String from, String to) throws IOException {
    Path file = folder.resolve(TRIGGER);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] line =
        Stream.concat(Stream.of(words), Stream.of("--url", stack.ingest().toString()))
            .toArray(String[]::new);
    return Headsup.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(line);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> {
        try {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
