package dev.headsup.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImportTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant WRITTEN = Instant.parse("2026-10-01T08:00:00Z");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final TakingDoor door = new TakingDoor(true);
  private final StringWriter told = new StringWriter();

  @BeforeEach
  void place() {
    file = folder.resolve("customers.csv");
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void usualHeadersAreRecognisedAndTheRestBecomesTraits() throws IOException {
    write(
        """
        Customer ID;E-Mail;Phone Number;Seats;Zip;Beta
        ana;ana@example.com;+1 202 555 0123;12;01234;TRUE
        """);

    ImportSummary summary = run(ImportKind.PROFILES);

    assertThat(summary.sent()).isEqualTo(1);
    JsonNode call = door.calls().getFirst();
    assertThat(call.path("userId").asText()).isEqualTo("ana");
    assertThat(call.path("traits").toString())
        .isEqualTo(
            "{\"email\":\"ana@example.com\",\"phone\":\"+1 202 555 0123\",\"Seats\":12,"
                + "\"Zip\":\"01234\",\"Beta\":true}");
    assertThat(told.toString()).contains("E-Mail -> email", "Zip -> Zip", "semicolons");
  }

  @Test
  void factsAreAsOldAsTheFileUnlessTheRowOrTheCallerSays() throws IOException {
    write("id,name,updated at\nana,Ana,\nben,Ben,2026-01-31\n");
    run(ImportKind.PROFILES);
    write("id,name\ncy,Cy\n");
    new Import(options(ImportKind.PROFILES, NOW.minusSeconds(60), Map.of()), clock(), log())
        .run(door.url(), "key");

    assertThat(door.calls())
        .extracting(call -> call.path("timestamp").asText())
        .containsExactly("2026-10-01T08:00:00Z", "2026-01-31", "2026-11-22T11:59:00Z");
  }

  @Test
  void aMappingWinsAndLeavesColumnsOut() throws IOException {
    write("Nr,Kontakt,Notes\nana,ana@example.com,angry\n");

    new Import(
            options(
                ImportKind.PROFILES,
                null,
                Map.of("Nr", "customer", "Kontakt", "email", "Notes", "")),
            clock(),
            log())
        .run(door.url(), "key");

    assertThat(door.calls().getFirst().path("traits").toString())
        .isEqualTo("{\"email\":\"ana@example.com\"}");
  }

  @Test
  void aNameIsATextWhateverItSays() throws IOException {
    write("id,name,first name,beta\nana,True,False,true\n");

    run(ImportKind.PROFILES);

    assertThat(door.calls().getFirst().path("traits").toString())
        .isEqualTo("{\"name\":\"True\",\"firstName\":\"False\",\"beta\":true}");
  }

  @Test
  void twoColumnsThatCouldBeTheCustomerAreNotGuessedAt() throws IOException {
    write("id,user_id,name\n1,ana,Ana\n");

    assertThatThrownBy(() -> run(ImportKind.PROFILES))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("'id' and 'user_id' could each be the customer")
        .hasMessageContaining("--map \"id=customer\"");
    new Import(options(ImportKind.PROFILES, null, Map.of("user_id", "customer")), clock(), log())
        .run(door.url(), "key");
    assertThat(door.calls().getFirst().path("userId").asText()).isEqualTo("ana");
  }

  @Test
  void theLineByWhichExcelNamesTheSeparatorIsNotTheHeader() throws IOException {
    write("sep=;\nid;name\nana;Ana, the first\nben;x;y\n");

    ImportSummary summary = run(ImportKind.PROFILES);

    assertThat(summary.sent()).isEqualTo(1);
    assertThat(door.calls().getFirst().path("traits").path("name").asText())
        .isEqualTo("Ana, the first");
    assertThat(told.toString()).contains("semicolons", "line 4: ");
  }

  @Test
  void aMissingOrMisspeltColumnIsNamed() throws IOException {
    write("Nr,name\n1,Ana\n");

    assertThatThrownBy(() -> run(ImportKind.PROFILES))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("--map \"COLUMN=customer\"");
    assertThatThrownBy(() ->
            new Import(options(ImportKind.PROFILES, null, Map.of("Nmae", "")), clock(), log())
                .dryRun(log()))
        .hasMessageContaining("did you mean 'name'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana,helpp,email,granted | purpose 'helpp' is none of security, service, help, marketing;"
            + " did you mean 'help'?",
        "ana,help,mail,granted   | channel 'mail' is none of email, sms, inbox; did you mean"
            + " 'email'?",
        "ana,help,email,maybe    | state 'maybe' is none of granted, denied, revoked",
        "ana,help,email,         | the cell for state is empty",
        ",help,email,granted     | the cell for customer is empty",
        "anonymous:7,help,sms,no | userId must not start with 'anonymous:'"
      })
  void anUnknownWordOfConsentIsNamedWithTheNearestRightOne(String row, String reason)
      throws IOException {
    write("customer,purpose,channel,state\n" + row.strip() + "\nben,help,email,yes\n");

    ImportSummary summary = run(ImportKind.CONSENTS);

    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(door.calls()).hasSize(1);
    assertThat(told.toString()).contains("line 2: " + reason);
  }

  @Test
  void aConsentKeepsItsProof() throws IOException {
    write(
        """
        customer,purpose,channel,state,at,source,text version,basis
        ana,Help,SMS,Granted,2026-01-31T10:00:00+01:00,signup-form,v3,consent
        """);

    run(ImportKind.CONSENTS);

    assertThat(door.calls().getFirst().path("context").path("consent").toString())
        .isEqualTo(
            "{\"help\":{\"sms\":\"GRANTED\"},\"source\":\"signup-form; text v3; basis consent\","
                + "\"at\":\"2026-01-31T10:00:00+01:00\"}");
  }

  @Test
  void anAccountNeedsNoCustomer() throws IOException {
    write("account id,plan,member\nacme,gold,\nacme,gold,ana\n");

    run(ImportKind.ACCOUNTS);

    assertThat(door.calls()).extracting(call -> call.path("type").asText()).containsOnly("group");
    assertThat(door.calls().getFirst().has("userId")).isFalse();
    assertThat(door.calls().getLast().path("userId").asText()).isEqualTo("ana");
  }

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
    assertThat(door.requests()).isZero();
    assertThat(Files.exists(folder.resolve("customers.rejects.csv"))).isFalse();
  }

  private ImportSummary run(ImportKind kind) throws IOException {
    return new Import(options(kind, null, Map.of()), clock(), log()).run(door.url(), "key");
  }

  private Import.Options options(
      ImportKind kind, @Nullable Instant asOf, Map<String, String> mapping) {
    return new Import.Options(kind, file, asOf, mapping);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  private static InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  private PrintWriter log() {
    return new PrintWriter(told);
  }
}
