package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.functions.console.CustomerPage.Customer;
import dev.headsup.functions.console.Detail.Fact;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CustomerPageTest {
  private final Scene scene = Afternoon.scene();

  @Test
  void addressesAreRecognisableAndNoMore() {
    String body = scene.get("/console/customers/ana").body();

    assertThat(ana().facts())
        .contains(new Fact("E-mail", "a***@example.com"), new Fact("Phone", "***0123"));
    assertThat(body).doesNotContain("ana.long", "12025550");
  }

  @ParameterizedTest
  @CsvSource({
    "ana.ruiz@example.com, a***@example.com",
    "a@example.com, a***@example.com",
    "'\"a@b\"@example.com', '\"***@example.com'",
    "@example.com, ***",
    "nonsense, ***"
  })
  void anEmailAddressShowsItsFirstLetterAndItsHost(String address, String shown) {
    assertThat(Masked.email(address)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"+12025550123, ***0123", "12345, ***"})
  void aNumberShowsItsLastFourDigits(String number, String shown) {
    assertThat(Masked.phone(number)).isEqualTo(shown);
  }

  @Test
  void theirOwnTimeIsThere() {
    assertThat(ana().facts()).contains(new Fact("Their time", "Thu 15:06 in Europe/Madrid"));
    assertThat(ana().times()).isEqualTo("Times are theirs");
  }

  @Test
  void consentSaysWhatMayHappenAndSinceWhen() {
    var help =
        ana().consent().stream()
            .filter(row -> row.purpose().equals("Help"))
            .findFirst()
            .orElseThrow();

    assertThat(help.cells())
        .extracting(CustomerPage.Cell::word, CustomerPage.Cell::note)
        .containsExactly(
            tuple("yes", "23 Jan 2026, signup-form"),
            tuple("no", "did not say"),
            tuple("yes", "23 Jan 2026, signup-form"),
            tuple("no", "did not say"),
            tuple("no", "did not say"));
  }

  @Test
  void theTimelineTellsTheStoryBackwards() {
    assertThat(ana().timeline())
        .extracting(Timeline.Entry::title)
        .startsWith(
            "E-mail sent",
            "Inbox sent",
            "Told: Stuck on CSV import",
            "Import Failed",
            "Import Failed",
            "Import Failed",
            "Not told: Stuck on CSV import")
        .endsWith("Import Failed", "Said yes to help by e-mail", "Said yes to help by inbox");
    assertThat(ana().timeline().getFirst().day()).isEqualTo("Thursday 19 November 2026");
    assertThat(ana().timeline().get(1).day()).isEmpty();
  }

  @Test
  void theInboxIsAsTheySeeIt() {
    assertThat(scene.get("/console/customers/ana").body())
        .contains("The date in row 214", "<strong>day first</strong>", "Fix it in two minutes");
  }

  @Test
  void ofWhomNothingIsOnRecordOnlyTheEventHistoryMayKnow() {
    Reply reply = scene.get("/console/customers/nobody");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body())
        .contains(
            "There is no profile, consent, decision or message under this id",
            "./headsup history --customer nobody --url http://127.0.0.1:8080",
            "name=\"q\" value=\"nobody\"")
        .doesNotContain("We do not know", "Nothing was told to us");
  }

  @Test
  void whoIsSearchedForInVainMayStillHaveEvents() {
    assertThat(scene.get("/console/customers", Map.of("q", "zz top's")).body())
        .contains("Nobody found for", "history --customer 'zz top'\\''s' --url");
  }

  @Test
  void whoOnlySaidYesIsFoundByIdLikeOnTheirPage() {
    scene.profiles.add(
        new Known(
            Profile.unknown(new CustomerId("imported")),
            Scene.yes(Purpose.HELP, Channel.EMAIL),
            1));

    assertThat(scene.get("/console/customers/imported").status()).isEqualTo(200);
    assertThat(scene.get("/console/customers", Map.of("q", "imported")).headers())
        .containsEntry("location", "/console/customers/imported");
  }

  @Test
  void theTimelineSaysWhatItLeavesOutAndWhereThatIs() {
    String body = scene.get("/console/customers/ana").body();

    assertThat(body)
        .contains(
            "These are all cases, decisions and messages, and what they allow.",
            "Everything else that they did is in the event history",
            "./headsup history --customer ana --url http://127.0.0.1:8080")
        .doesNotContain("all that we keep");
  }

  @Test
  void elsewhereTheCommandAsksForTheStack() {
    assertThat(History.command("ana", "headsup.example.com", false))
        .isEqualTo("./headsup history --customer ana --stack YOUR-STACK");
  }

  @Test
  void anotherCustomerCanBeLookedForFromThePageOfOne() {
    assertThat(scene.get("/console/customers/ana").body())
        .contains("<form class=\"find\" action=\"/console/customers\"");
  }

  @Test
  void aWholeIdLeadsStraightToTheCustomer() {
    Reply reply = scene.get("/console/customers", Map.of("q", " ana "));

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers()).containsEntry("location", "/console/customers/ana");
  }

  @Test
  void partOfANameFindsThoseDecidedAboutAndSaysWhereItLooked() {
    String body = scene.get("/console/customers", Map.of("q", "LIND")).body();

    assertThat(body)
        .contains("Tom Lindqvist", "1 customer with a decision today or yesterday")
        .doesNotContain("Ana Ruiz");
  }

  private Customer ana() {
    return new CustomerPage(scene.sources(), true).of(new CustomerId("ana")).orElseThrow();
  }
}
