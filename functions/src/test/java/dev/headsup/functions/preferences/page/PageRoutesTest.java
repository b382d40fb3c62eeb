package dev.headsup.functions.preferences.page;

import static dev.headsup.functions.preferences.page.OnePage.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRoutesTest {
  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

  private final OnePage ana = new OnePage();
  private final String page = ana.path();

  @Test
  void aLinkOpensThePageWithoutALogin() {
    HttpResponse answer = ana.get(page);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cookies()).isEmpty();
    assertThat(answer.headers())
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-robots-tag", "noindex, nofollow");
    assertThat(answer.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.body())
        .contains("Why you got this message", "Help and tips", "a•••@example.com", "•••0123")
        .contains("Stuck &lt;b&gt;on&lt;/b&gt; imports?")
        .doesNotContain("ana@example.com", "+12025550123", "<script", "style=\"");
  }

  @Test
  void whatIsSaidAboutTheReasonComesFromAListAndIsNeverAScoreOrACondition() {
    assertThat(ana.get(page).body()).doesNotContain("churn_risk", "0.93", "team", "CSV");
  }

  @Test
  void thePageSpeaksTheCustomersLanguage() {
    Map<String, String> german = Map.of("accept-language", "de-CH,de;q=0.9,en;q=0.5");
    assertThat(ana.get(page, german).body())
        .contains("<html lang=\"de\">", "Nachrichten abbestellen");
    assertThat(ana.get(page).body()).contains("<html lang=\"en\">");

    ana.post(page, "do=language&language=de");

    assertThat(ana.get(page).body()).contains("<html lang=\"de\">");
    assertThat(ana.known().preferences().language()).isEqualTo("de");
  }

  @Test
  void everyKeyHasWordsInEveryLanguage() {
    for (Language language : Language.all()) {
      assertThat(language.keys()).isEqualTo(Language.ENGLISH.keys());
      assertThat(language.keys()).allSatisfy(key -> assertThat(language.say(key)).isNotBlank());
    }
  }

  /// S5: a scanner that opens every link changes nothing.
  @Test
  void aThousandPrefetchesChangeNothing() {
    Known before = ana.known();
    for (int i = 0; i < 500; i++) {
      assertThat(ana.get(page).status()).isEqualTo(200);
      assertThat(ana.get(page + "/stop").status()).isEqualTo(200);
    }

    assertThat(ana.known()).isEqualTo(before);
    assertThat(ana.marks).isEmpty();
    assertThat(ana.queued).isEmpty();
  }

  /// L12, L2: RFC 8058. The next message is already refused.
  @Test
  void aThousandBarePostsStopAtOnceWithoutACookieOrARedirect() {
    for (int i = 0; i < 1_000; i++) {
      OnePage someone = i % 100 == 0 ? new OnePage() : ana;
      HttpResponse answer = someone.post(someone.path() + "/stop", ONE_CLICK);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.cookies()).isEmpty();
      assertThat(answer.headers()).doesNotContainKey("location");
      assertThat(someone.mayWrite(Purpose.HELP, Channel.EMAIL)).isFalse();
      assertThat(someone.mayWrite(Purpose.HELP, Channel.INBOX)).isTrue();
      assertThat(someone.mayWrite(Purpose.SERVICE, Channel.EMAIL)).isTrue();
    }
  }

  /// G3: breakers see who says no, each once, and only in answer to what came lately.
  @Test
  void aNoWithinADayIsCountedOnceForTheVersionThatSentTheMessage() {
    ana.post(page + "/stop", ONE_CLICK);
    ana.post(page + "/stop", ONE_CLICK);
    ana.post(page, "do=stop");
    assertThat(ana.optOuts()).isEqualTo(1);
    ana.post(page, "do=not-me");
    ana.post(page, "do=not-me");
    assertThat(ana.optOuts()).as("whoever is somebody else says no too").isEqualTo(2);

    OnePage late = new OnePage();
    late.now = OnePage.NOON.plus(Duration.ofHours(25));
    late.post(late.path() + "/stop", ONE_CLICK);
    assertThat(late.mayWrite(Purpose.HELP, Channel.EMAIL)).isFalse();
    assertThat(late.optOuts()).isZero();
  }

  @Test
  void aMailProgramThatSendsTheFormInPartsIsUnderstood() {
    String body =
        """
        --b1
        Content-Disposition: form-data; name="List-Unsubscribe"

        One-Click
        --b1--
        """
            .replace("\n", "\r\n");

    assertThat(ana.post(page + "/stop", "multipart/form-data; boundary=b1", body).status())
        .isEqualTo(200);
    assertThat(ana.mayWrite(Purpose.HELP, Channel.EMAIL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "List-Unsubscribe=one-click",
        "List-Unsubscribe=One-Click&more=1",
        "list-unsubscribe=One-Click",
        "List-Unsubscribe",
        "do=stop",
        "List-Unsubscribe=%ZZ"
      })
  void anotherBodyIsRefusedAndChangesNothing(String body) {
    Known before = ana.known();

    assertThat(ana.post(page + "/stop", body).status()).isEqualTo(400);
    assertThat(ana.post(page + "/stop", "application/json", ONE_CLICK).status()).isEqualTo(400);
    assertThat(ana.known()).isEqualTo(before);
  }

  @Test
  void aForgedOrCutLinkOpensNothing() {
    Known before = ana.known();
    for (String bad : List.of("/c/", "/c/abc", page.substring(0, page.length() - 1), page + "A")) {
      assertThat(ana.get(bad).status()).isEqualTo(404);
      assertThat(ana.post(bad, "do=stop").status()).isEqualTo(404);
      assertThat(ana.post(bad + "/stop", ONE_CLICK).status()).isEqualTo(404);
    }
    assertThat(ana.known()).isEqualTo(before);
  }

  /// L10: the opt-out works for years, the rest of the page does not.
  @Test
  void aLinkOfTwoYearsAgoStillStopsAndDoesNothingElse() {
    ana.now = OnePage.NOON.plus(Duration.ofDays(730));
    Known before = ana.known();

    assertThat(ana.get(page).body()).contains("This link is old").doesNotContain("profiling");
    assertThat(ana.post(page, "do=stop-profiling").status()).isEqualTo(410);
    assertThat(ana.post(page, "do=choose&offered-help-sms=1&help-sms=on").status()).isEqualTo(410);
    assertThat(ana.known()).isEqualTo(before);

    assertThat(ana.post(page + "/stop", ONE_CLICK).status()).isEqualTo(200);
    assertThat(ana.mayWrite(Purpose.HELP, Channel.EMAIL)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "solved, SOLVED, 7, true",
    "not-useful, NOT_USEFUL, 90, true",
  })
  void anAnswerStandsOnTheLedgerAndItsTriggerRests(
      String wish, String mark, int days, boolean rests) {
    HttpResponse answer = ana.post(page, "do=" + wish);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(ana.marks).containsExactly(ENTRY + " " + mark);
    Preferences preferences = ana.known().preferences();
    assertThat(preferences.rests("import-struggle", ana.now.plus(Duration.ofDays(days - 1))))
        .isEqualTo(rests);
    assertThat(preferences.rests("import-struggle", ana.now.plus(Duration.ofDays(days + 1))))
        .isFalse();
    assertThat(ana.get(Objects.requireNonNull(answer.headers().get("location"))).body())
        .contains("role=\"status\"");
  }

  @Test
  void whoeverSaysThatItIsNotThemIsNeverWrittenToThereAgain() {
    ana.post(page, "do=not-me");

    AddressHash address = AddressHash.of(Channel.EMAIL, "ana@example.com");
    assertThat(ana.addresses.isSuppressed(address)).isTrue();
    assertThat(ana.known().isSuppressed(Channel.EMAIL)).isTrue();
    assertThat(ana.marks).containsExactly(ENTRY + " NOT_ME");
  }

  @Test
  void whoeverAsksForAPersonIsHeardOnceHoweverOftenTheyAsk() {
    ana.post(page, "do=person");
    ana.post(page, "do=person");

    assertThat(ana.queued).hasSize(2).allMatch(body -> body.contains("headsup:contact"));
    assertThat(ana.queued.get(0)).contains("\"wants_person\":true", "page:person:" + ENTRY);
  }

  /// L2, L15: a no is one press; a yes needs a form, and is kept with its proof.
  @Test
  void thePreferencesAreSavedWithTheirProof() {
    ana.post(
        page,
        "do=choose&offered-help-email=1&offered-help-sms=1&help-sms=on&offered-marketing-email=1"
            + "&marketing-email=on");

    assertThat(ana.mayWrite(Purpose.HELP, Channel.EMAIL)).isFalse();
    assertThat(ana.known().consent().on(Purpose.MARKETING, Channel.EMAIL))
        .hasValueSatisfying(word -> {
          assertThat(word.isConfirmed()).isTrue();
          assertThat(word.proof().isWritten()).isTrue();
          assertThat(word.source()).isEqualTo("page:" + ENTRY);
        });
    assertThat(ana.known().consent().on(Purpose.HELP, Channel.SMS))
        .as("a link by e-mail does not show that they read this phone")
        .hasValueSatisfying(word -> assertThat(word.isConfirmed()).isFalse());
    assertThat(ana.mayWrite(Purpose.HELP, Channel.INBOX)).as("was not offered").isTrue();
  }

  @Test
  void aPauseQuietHoursAndProfilingAreSavedAndShown() {
    ana.post(page, "do=pause");
    ana.post(page, "do=quiet&from=21%3A00&until=07%3A30&sunday=on");
    ana.post(page, "do=stop-profiling");

    Preferences preferences = ana.known().preferences();
    assertThat(preferences.pausedUntil()).isEqualTo(ana.now.plus(Duration.ofDays(30)));
    assertThat(preferences.quiet())
        .containsExactly(
            WeeklyWindow.daily(LocalTime.of(21, 0), LocalTime.of(7, 30)),
            new WeeklyWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    assertThat(preferences.profilingStopped()).isTrue();
    assertThat(ana.get(page).body())
        .contains("Paused until", "value=\"21:00\"", "value=\"07:30\"", "Allow it again");

    ana.post(page, "do=unpause");
    ana.post(page, "do=quiet&from=&until=");
    ana.post(page, "do=allow-profiling");

    assertThat(ana.known().preferences()).isEqualTo(Preferences.NONE);
  }

  @Test
  void whatNoFormOfOursSendsIsRefused() {
    Known before = ana.known();
    for (String body :
        List.of("", "do=erase", "do=language&language=xx", "do=quiet&from=25:00&until=07:00")) {
      assertThat(ana.post(page, body).status()).as(body).isEqualTo(400);
    }
    assertThat(ana.known()).isEqualTo(before);
  }

  @Test
  void wordsInTheAddressThatAreNotOursAreNotShown() {
    assertThat(ana.get(page + "?done=<script>alert(1)</script>").body())
        .doesNotContain("role=\"status\"", "alert");
  }

  @Test
  void theStyleIsServedUnderItsHash() {
    String body = ana.get(page).body();
    int at = body.indexOf("/c/own.");
    String url = body.substring(at, body.indexOf('"', at));

    assertThat(ana.get(url).headers()).containsEntry("content-type", "text/css; charset=utf-8");
  }
}
