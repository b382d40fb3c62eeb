package dev.headsup.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of a run: rejects, stops, other stacks, doors that are busy.
final class ImportRunsTest extends ImportScene {
  @Test
  void rejectsStandBesideTheFileWithReasonAndWithoutFormulas() throws IOException {
    write(
        """
        id,email,note
        ana,not an address,"=HYPERLINK(""x"")"
        ben,ben@example.com,@x
        c,d
        """);

    ImportSummary summary = run(ImportKind.PROFILES);

    assertThat(summary.sent()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("customers.rejects.csv")))
        .isEqualTo(
            "\ufeffheadsup line,headsup reason,id,email,note\n"
                + "2,traits.email is no e-mail address,ana,not an"
                + " address,\"'=HYPERLINK(\"\"x\"\")\"\n"
                + "4,\"the row has 2 cells, and the header 3: is there a line break or a separator"
                + " without quotes?\",c,d\n");
  }

  @Test
  void mendedRejectsCanBeImportedAsTheyAre() throws IOException {
    write("\ufeffheadsup line,headsup reason,id,phone\n2,bad,ana,'+12025550123\n");

    assertThat(run(ImportKind.PROFILES).rejected()).isZero();
    assertThat(door.calls().getFirst().path("traits").toString())
        .isEqualTo("{\"phone\":\"+12025550123\"}");
  }

  @Test
  void aSecondRunSendsTheSameCallsAndLeavesNoTrace() throws IOException {
    write("id,name\nana,Ana\nben,Ben\n");
    run(ImportKind.PROFILES);
    run(ImportKind.PROFILES);

    assertThat(door.calls()).hasSize(4);
    assertThat(door.different()).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void stoppedInTheMiddleItGoesOnWithNothingLostAndNoRejectTwice() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 950; i++) {
      text.append("c").append(i).append(i % 100 == 50 ? ",bad,cell\n" : ",n\n");
    }
    write(text.toString());
    // The probe and four batches are taken, then the key is revoked.
    door.answers(0, 0, 0, 0, 0, 401);
    assertThatThrownBy(() -> run(ImportKind.PROFILES)).isInstanceOf(ImportFailure.class);
    assertThat(Files.exists(folder.resolve("customers.csv.headsup-progress"))).isTrue();
    Path rejects = folder.resolve("customers.rejects.csv");
    // What a killed process wrote after its last progress.
    Files.writeString(rejects, Files.readString(rejects) + "450,half a li");
    int before = door.calls().size();

    ImportSummary summary = run(ImportKind.PROFILES);

    assertThat(told.toString()).contains("going on after row");
    assertThat(door.different()).isEqualTo(941);
    assertThat(door.calls()).as("nothing again but the batch in doubt").hasSize(941);
    assertThat(before).isEqualTo(400);
    assertThat(summary.rows()).isEqualTo(950);
    assertThat(summary.sent()).isEqualTo(941);
    assertThat(Files.readAllLines(rejects)).hasSize(10).noneMatch(line -> line.contains("half"));
    assertThat(Files.exists(folder.resolve("customers.csv.headsup-progress"))).isFalse();
  }

  @Test
  void aFileThatChangedBeginsAgain() throws IOException {
    write("id,name\nana,Ana\n");
    door.answers(0, 401);
    assertThatThrownBy(() -> run(ImportKind.PROFILES)).isInstanceOf(ImportFailure.class);
    write("id,name\nana,Ana\nben,Ben\n");
    Files.writeString(
        folder.resolve("customers.csv.headsup-progress"), "{\"job\":\"other\",\"records\":1}");

    assertThat(run(ImportKind.PROFILES).sent()).isEqualTo(2);
    assertThat(told.toString()).contains("beginning again");
  }

  @Test
  void anotherStackGetsTheWholeFile() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 250; i++) {
      text.append("c").append(i).append(",n\n");
    }
    write(text.toString());
    door.answers(0, 0, 401);
    assertThatThrownBy(() -> run(ImportKind.PROFILES)).isInstanceOf(ImportFailure.class);

    try (TakingDoor other = new TakingDoor(true)) {
      new Import(options(ImportKind.PROFILES, null, Map.of()), clock(), log())
          .run(other.url(), "key");
      assertThat(other.different()).isEqualTo(250);
    }
    assertThat(told.toString()).contains("or the stack is not that of the last run");
  }

  @Test
  void aLocalStackThatBeganAnewIsAnotherOneAndAnAddressWrittenOtherwiseIsNot() {
    URI here = URI.create("http://127.0.0.1:8080");
    assertThat(ProgressFile.place(here, "one")).isNotEqualTo(ProgressFile.place(here, "two"));
    assertThat(ProgressFile.place(URI.create("HTTPS://Events.example.com:443/"), "one"))
        .isEqualTo(ProgressFile.place(URI.create("https://events.example.com"), "two"))
        .isNotEqualTo(ProgressFile.place(URI.create("https://other.example.com"), "one"));
    assertThat(ProgressFile.place(here, "secret-key")).doesNotContain("secret-key");
  }

  @Test
  void aBusyDoorIsTriedAgainAfterTheTimeItAsksFor() throws IOException {
    write("id,name\nana,Ana\n");
    door.answers(0, 429, 503);

    long began = System.nanoTime();
    ImportSummary summary = run(ImportKind.PROFILES);

    assertThat(summary.retried()).isEqualTo(2);
    assertThat(System.nanoTime() - began).isGreaterThan(2_000_000_000L);
  }

  @Test
  void aPublicKeyIsRefusedBeforeAnythingIsSent() throws IOException {
    write("id,name\nana,Ana\n");
    door.isAPublicKey();

    assertThatThrownBy(() -> run(ImportKind.PROFILES))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("a server key is needed");
    assertThat(door.calls()).isEmpty();
    assertThat(door.requests()).isEqualTo(1);
  }

  @Test
  void aClockThatIsBehindTheFileIsSaidOnceAndNotOnEachRow() throws IOException {
    write("id,name\nana,Ana\nben,Ben\n");
    door.thinksItIs(Instant.parse("2016-02-29T00:00:00Z"));

    assertThatThrownBy(() -> run(ImportKind.PROFILES)).hasMessageContaining("--as-of");
  }

  @Test
  void aDryRunChecksEveryRowAndSendsNothing() throws IOException {
    write("id,email\nana,ana@example.com\nben,nonsense\n");
    StringWriter out = new StringWriter();

    ImportSummary summary =
        new Import(options(ImportKind.PROFILES, null, Map.of()), clock(), log())
            .dryRun(new PrintWriter(out));

    assertThat(List.of(summary.rows(), summary.sent(), summary.rejected()))
        .containsExactly(2L, 1L, 1L);
    assertThat(out.toString()).contains("\"userId\":\"ana\"");
    assertThat(summary.json())
        .startsWith("{\"dryRun\":true,\"rows\":2,\"wouldSend\":1,\"wouldReject\":1,\"seconds\":")
        .doesNotContain("rejects");
    assertThat(told.toString()).contains("nothing was sent");
    assertThat(door.requests()).isZero();
    assertThat(Files.exists(folder.resolve("customers.rejects.csv"))).isFalse();
  }
}
