package dev.headsup.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImportTest extends ImportScene {
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
  void aTimeZoneOrALanguageThatThereIsNotIsNamedByItsLine() throws IOException {
    write(
        """
        id,email,time zone,language
        ana,ana@example.com,Europe/Madrid,en_GB
        ben,ben@example.com,Mars/Base,de
        cy,cy@example.com,Europe/Madird,de
        dan,dan@example.com,UTC,zz_QQ_1
        eve,eve@example.com,+02:00,zz
        """);

    ImportSummary summary = run(ImportKind.PROFILES);

    assertThat(List.of(summary.sent(), summary.rejected())).containsExactly(1L, 4L);
    assertThat(door.calls().getFirst().at("/traits/locale").asText()).isEqualTo("en_GB");
    assertThat(told.toString())
        .contains(
            "line 3: timezone 'Mars/Base' is no time zone such as Europe/Madrid",
            "line 4: timezone 'Europe/Madird' is no time zone such as Europe/Madrid; did you mean",
            "line 5: locale 'zz_QQ_1' is no language such as en or en-GB",
            "line 6: locale 'zz'");
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
        "ana,help,mail,granted   | channel 'mail' is none of email, sms, inbox, push, webhook; did"
            + " you mean 'email'?",
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
}
