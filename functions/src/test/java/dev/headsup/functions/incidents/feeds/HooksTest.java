package dev.headsup.functions.incidents.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.sqs.QueueThrottled;
import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

class HooksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Post post = new Post();

  private static String alert(String status, String starts, String ends) {
    return """
    {"version":"4","groupKey":"{}:{alertname=\\"HighErrors\\"}","status":"%1$s","receiver":"headsup",
     "groupLabels":{"alertname":"HighErrors"},"commonLabels":{"service":"checkout"},
     "commonAnnotations":{"summary":"Checkout answers with errors","headsup_text":"We are on it."},
     "alerts":[{"status":"%1$s","labels":{"alertname":"HighErrors","service":"checkout",
       "severity":"critical","region":"eu-central-1"},"annotations":{},"startsAt":"%2$s",
       "endsAt":"%3$s","fingerprint":"a1"}]}\
    """
        .formatted(status, starts, ends);
  }

  private static String firing(String starts) {
    return alert("firing", starts, "0001-01-01T00:00:00Z");
  }

  private static String incident(String type, String status, String at) {
    return """
    {"event":{"id":"01","event_type":"incident.%s","occurred_at":"%s","data":{"id":"P1",
     "type":"incident","status":"%s","title":"Cards are refused","created_at":"2026-03-01T11:00:00Z",
     "service":{"id":"S1","summary":"API Service"},"priority":null,"urgency":"high"}}}\
    """
        .formatted(type, at, status);
  }

  private static String update(String words, String at) {
    return """
    {"event":{"id":"02","event_type":"incident.status_update_published","occurred_at":"%s",
     "data":{"id":"U1","type":"incident_status_update","message":"%s","incident":{"id":"P1"}}}}\
    """
        .formatted(at, words);
  }

  private static String alarm(String state, String before, String at, String began) {
    return """
    {"detail-type":"CloudWatch Alarm State Change","source":"aws.cloudwatch","region":"eu-central-1",
     "resources":["arn:aws:cloudwatch:eu-central-1:123456789012:alarm:checkout-errors"],
     "detail":{"alarmName":"checkout-errors","state":{"value":"%s","timestamp":"%s"},
     "previousState":{"value":"%s","timestamp":"%s"}}}\
    """
        .formatted(state, at, before, began);
  }

  private static String error(ThrowingSupplier<?> call) {
    return catchThrowableOfType(BadRequest.class, call::get).error();
  }

  private static BadRequest refused(ThrowingSupplier<?> call) {
    return catchThrowableOfType(BadRequest.class, call::get);
  }

  /// An alarm waits; a person confirms; the end is told without one.
  @Test
  void anAlarmIsToldToNobodyUntilAPersonSaysSo() throws BadRequest {
    post.alertmanager(firing("2026-03-01T11:50:00Z"));

    Incident waiting = post.only();
    assertThat(waiting.report().impact()).isEqualTo(Impact.CRITICAL);
    assertThat(waiting.report().confidence()).isEqualTo(Confidence.ALERTED);
    assertThat(waiting.report().particulars().regions()).containsExactly("eu-central-1");
    assertThat(waiting.report().particulars().text()).isEqualTo("We are on it.");
    assertThat(waiting.isConfirmed()).isFalse();
    assertThat(post.queued).isEmpty();

    post.incidents.judge(
        waiting.id(), new Judgement(Verdict.CONFIRMED, "ana@example.com", NOW, "Cards fail"));
    post.incidents.announced(waiting.id(), Announced.of(post.only(), NOW));
    // What came and went within minutes is held for a while (C3); this one lasted.
    post.now = NOW.plusSeconds(600);
    String over =
        post.alertmanager(alert("resolved", "2026-03-01T11:50:00Z", "2026-03-01T11:58:00Z")).body();

    assertThat(post.only().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(over).contains("\"announced\":true", "\"waitsForAPerson\":false");
  }

  @Test
  void aFeedThatItsOwnerDeclaredSpeaksByItself() throws BadRequest {
    post.components = new Components(Post.MAPPED, Set.of(Feed.ALERTMANAGER), List.of());

    post.alertmanager(firing("2026-03-01T11:50:00Z"));

    assertThat(post.only().isConfirmed()).isTrue();
    assertThat(post.queued).isNotEmpty().allSatisfy(job -> assertThat(job).contains("checkout"));
  }

  @Test
  void whatNoComponentNamesIsNeverToldEvenWhenItsFeedIsDeclared() throws BadRequest {
    post.components = new Components(List.of(), Set.of(Feed.ALERTMANAGER), List.of());

    String answer = post.alertmanager(firing("2026-03-01T11:50:00Z")).body();

    assertThat(answer).contains("\"announced\":false", "\"unmapped\":[\"service=checkout\"]");
    assertThat(post.only().report().particulars().unmapped()).containsExactly("service=checkout");
    assertThat(post.queued).isEmpty();

    // Mapped in the meantime: the same alert, sent again, is told.
    post.components = new Components(Post.MAPPED, Set.of(Feed.ALERTMANAGER), List.of());
    assertThat(post.alertmanager(firing("2026-03-01T11:50:00Z")).body())
        .contains("\"announced\":true", "\"unmapped\":[]");
  }

  /// B2: notifications carry no time; the alerts' own times order them.
  @Test
  void aLateFiringDoesNotUndoTheEnd() throws BadRequest {
    post.alertmanager(alert("resolved", "2026-03-01T11:50:00Z", "2026-03-01T11:58:00Z"));
    post.alertmanager(firing("2026-03-01T11:50:00Z"));

    assertThat(post.only().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(post.only().revision()).isEqualTo(1);
  }

  @Test
  void anAlertThatComesBackSoonIsTheSameIncidentAndLaterAnother() throws BadRequest {
    post.alertmanager(firing("2026-03-01T10:00:00Z"));
    post.alertmanager(alert("resolved", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z"));
    post.alertmanager(firing("2026-03-01T10:40:00Z"));
    assertThat(post.only().phase()).isEqualTo(Phase.OPEN);
    post.alertmanager(alert("resolved", "2026-03-01T10:40:00Z", "2026-03-01T10:45:00Z"));

    post.alertmanager(firing("2026-03-01T11:50:00Z"));

    assertThat(post.all())
        .extracting(Incident::phase)
        .containsExactlyInAnyOrder(Phase.RESOLVED, Phase.OPEN);
    assertThat(post.all()).allSatisfy(one -> assertThat(one.id()).startsWith("alertmanager:"));
  }

  /// A person's yes of last week is no yes to what happens today.
  @Test
  void whatWasConfirmedOnceWaitsAgainWhenItComesBackMuchLater() throws BadRequest {
    post.now = NOW.minus(Duration.ofDays(7));
    post.alertmanager(firing("2026-02-22T11:50:00Z"));
    post.incidents.judge(
        post.only().id(), new Judgement(Verdict.CONFIRMED, "ana@example.com", post.now, "x"));
    post.alertmanager(alert("resolved", "2026-02-22T11:50:00Z", "2026-02-22T11:59:00Z"));
    post.queued.clear();
    post.now = NOW;

    String answer = post.alertmanager(firing("2026-03-01T11:50:00Z")).body();

    assertThat(answer).contains("\"announced\":false", "\"waitsForAPerson\":true");
    assertThat(post.queued).isEmpty();
  }

  @Test
  void replayedAndReserialisedIsTheSameAndCountsOnce() throws BadRequest {
    String body = firing("2026-03-01T11:50:00Z");
    post.alertmanager(body);

    for (String again : List.of(body, body.replace("\n", "").replace(",\"", ", \""))) {
      assertThat(post.alertmanager(again).body()).contains("\"changed\":false");
    }
    assertThat(post.only().revision()).isEqualTo(1);
  }

  @Test
  void everySenderIsCheckedBeforeTheBodyIsLookedAt() {
    byte[] junk = "{{{".getBytes(UTF_8);

    assertThat(error(() -> post.to("/hooks/alertmanager", Map.of(), junk)))
        .isEqualTo("no-signature");
    assertThat(
            error(() -> post.to("/hooks/alertmanager", Map.of("authorization", "Bearer no"), junk)))
        .isEqualTo("bad-token");
    assertThat(
            error(() ->
                post.to("/hooks/alertmanager", Map.of("authorization", "Basic new-token"), junk)))
        .isEqualTo("bad-token");
    assertThat(error(() -> post.to("/hooks/statuspage", Map.of(), junk))).isEqualTo("bad-token");
    assertThat(error(() -> post.to("/hooks/statuspage/guess", Map.of(), junk)))
        .isEqualTo("bad-token");
    assertThat(error(() -> post.to("/hooks/pagerduty", Map.of(), junk))).isEqualTo("no-signature");
    assertThat(
            error(() ->
                post.to(
                    "/hooks/pagerduty",
                    Map.of("x-pagerduty-signature", "v1=" + Post.mac("guess", junk)),
                    junk)))
        .isEqualTo("bad-signature");
    assertThat(error(() -> post.to("/hooks/standard-webhooks", Map.of(), junk)))
        .isEqualTo("no-signature");
    for (String path : List.of("/hooks/nagios", "/hooks/aws-health", "/hooks/pagerduty/a/b")) {
      assertThat(error(() -> post.to(path, Map.of(), junk))).isEqualTo("unknown-path");
    }
    assertThat(
            error(() ->
                post.feeds.hook(
                    new HttpRequest("GET", "/hooks/pagerduty", Map.of(), Map.of(), junk))))
        .isEqualTo("wrong-method");
    assertThat(error(() -> post.alertmanager("{\"text\":\"a payload of one's own\"}")))
        .isEqualTo("not-alertmanager");
  }

  @Test
  void aSignatureIsOfTheBytesThatCame() throws BadRequest {
    byte[] body = incident("triggered", "triggered", "2026-03-01T11:00:00Z").getBytes(UTF_8);
    String both = "v1=" + "0".repeat(64) + ",v1=" + Post.mac("old-pd", body);

    assertThat(post.to("/hooks/pagerduty", Map.of("X-PagerDuty-Signature", both), body).status())
        .as("two signatures, of which the older secret's fits")
        .isEqualTo(200);
    byte[] cut = Arrays.copyOf(body, body.length - 1);
    byte[] spaced = new String(body, UTF_8).replace(":", ": ").getBytes(UTF_8);
    for (byte[] other : List.of(cut, spaced)) {
      assertThat(
              error(
                  () -> post.to("/hooks/pagerduty", Map.of("x-pagerduty-signature", both), other)))
          .isEqualTo("bad-signature");
    }
  }

  @Test
  void pagerDutysIncidentInAnyOrderWithItsWordsForCustomers() throws BadRequest {
    assertThat(post.pagerDuty(update("Nobody knows it yet", "2026-03-01T10:59:00Z")).body())
        .contains("\"incidents\":[]");
    post.pagerDuty(incident("triggered", "triggered", "2026-03-01T11:00:00Z"));
    post.pagerDuty(update("Cards work again soon.", "2026-03-01T11:20:00Z"));
    post.pagerDuty(incident("acknowledged", "acknowledged", "2026-03-01T11:10:00Z"));

    Incident told = post.only();
    assertThat(told.report().particulars().text()).isEqualTo("Cards work again soon.");
    assertThat(told.report().components()).containsExactly("checkout");
    assertThat(told.report().impact()).isEqualTo(Impact.MAJOR);
    post.pagerDuty(incident("resolved", "resolved", "2026-03-01T11:30:00Z"));
    post.pagerDuty(incident("annotated", "triggered", "2026-03-01T11:25:00Z"));
    assertThat(post.only().phase()).isEqualTo(Phase.RESOLVED);
    post.pagerDuty(incident("reopened", "triggered", "2026-03-01T11:40:00Z"));
    assertThat(post.only().phase()).isEqualTo(Phase.OPEN);
    assertThat(
            post.pagerDuty(
                    "{\"event\":{\"event_type\":\"service.updated\",\"data\":{\"id\":\"S\"}}}")
                .body())
        .contains("\"incidents\":[]");
  }

  @Test
  void anAlarmOfCloudWatchAndItsEndInEitherOrder() throws BadRequest {
    String began = "2026-03-01T11:00:00.000+0000";
    String ended = "2026-03-01T11:30:00.000+0000";
    post.feeds.event(alarm("OK", "ALARM", ended, began));
    post.feeds.event(alarm("ALARM", "OK", began, "2026-02-01T00:00:00.000+0000"));

    assertThat(post.only().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(post.feeds.event(alarm("INSUFFICIENT_DATA", "ALARM", ended, began))).isZero();
    assertThat(post.feeds.event(alarm("ALARM", "OK", began, began).replace("checkout", "scale")))
        .as("no component names it; it is not kept")
        .isEqualTo(1);
    assertThat(post.all()).hasSize(1);
  }

  @Test
  void pagesOfAwsHealthInAnyOrderAreOneIncidentAndAccountsAreTwo() throws BadRequest {
    String page =
        """
        {"detail-type":"AWS Health Event","source":"aws.health","time":"2026-03-01T11:10:00Z",
         "detail":{"eventArn":"arn:aws:health:eu-central-1::event/RDS/AWS_RDS_OPERATIONAL_ISSUE/X",
         "service":"RDS","eventTypeCode":"AWS_RDS_OPERATIONAL_ISSUE","eventTypeCategory":"issue",
         "statusCode":"%s","eventRegion":"eu-central-1","communicationId":"c-%s","page":"%s",
         "totalPages":"3","affectedAccount":"%s","startTime":"Sun, 1 Mar 2026 11:00:00 GMT",
         "lastUpdatedTime":"Sun, 1 Mar 2026 %s GMT","affectedEntities":[{"entityValue":"db-%s"}]}}\
        """;
    for (String number : List.of("3", "1", "2")) {
      post.feeds.event(page.formatted("open", number, number, "1", "11:05:00", number));
    }
    assertThat(post.only().revision()).isEqualTo(1);
    assertThat(post.only().report().components()).containsExactly("checkout");
    assertThat(post.only().report().impact()).isEqualTo(Impact.MAJOR);

    post.feeds.event(page.formatted("closed", "4", "1", "1", "11:40:00", "1"));
    post.feeds.event(page.formatted("open", "2", "2", "1", "11:05:00", "2"));
    assertThat(post.only().phase()).isEqualTo(Phase.RESOLVED);
    post.feeds.event(page.formatted("open", "1", "1", "2", "11:05:00", "1"));
    assertThat(post.all()).hasSize(2);
    assertThat(post.queued).isEmpty();
  }

  @Test
  void whatAForgedHintSaysIsNeverBelieved() throws BadRequest {
    post.page("[]", "[]");
    String forged =
        "{\"page\":{\"id\":\"p1\"},\"incident\":{\"id\":\"i\",\"name\":\"All is lost\","
            + "\"status\":\"investigating\",\"components\":[{\"name\":\"Checkout\"}]}}";

    post.statuspage(forged.getBytes(UTF_8));

    assertThat(post.all()).isEmpty();
    assertThat(post.queued).isEmpty();
  }

  @Test
  void aStatusPageSpeaksByItselfAndIsAskedAgainWhenItDoesNotAnswer() throws BadRequest {
    BadRequest away = refused(() -> post.statuspage("{\"page\":{}}".getBytes(UTF_8)));
    assertThat(away.answer().status()).isEqualTo(503);
    assertThat(away.answer().headers()).containsEntry("Retry-After", "60");
    assertThat(post.feeds.poll()).isZero();
    post.page(
        "[{\"id\":\"i\",\"name\":\"Cards fail\",\"status\":\"investigating\",\"impact\":\"major\","
            + "\"updated_at\":\"2026-03-01T11:50:00Z\",\"components\":[{\"name\":\"Checkout\"}]}]",
        "[{\"id\":\"m\",\"name\":\"Database work\",\"status\":\"scheduled\",\"impact\":"
            + "\"maintenance\",\"scheduled_for\":\"2026-03-05T02:00:00Z\",\"scheduled_until\":"
            + "\"2026-03-05T04:00:00Z\",\"components\":[{\"name\":\"Checkout\"}]}]");

    assertThat(post.feeds.poll()).isEqualTo(2);

    assertThat(post.all())
        .extracting(Incident::phase)
        .containsExactlyInAnyOrder(Phase.OPEN, Phase.SCHEDULED);
    assertThat(post.queued).hasSize(2 * (post.queued.size() / 2)).isNotEmpty();
    int told = post.queued.size();
    assertThat(post.feeds.poll()).as("each minute while something goes on").isEqualTo(2);
    assertThat(post.queued).hasSize(told);
  }

  @Test
  void aQuietPageIsAskedEveryFiveMinutes() {
    post.page("[]", "[]");
    post.feeds.poll();
    post.pages.clear();

    post.now = NOW.plus(Duration.ofMinutes(4));
    post.feeds.poll();
    post.page("[{\"id\":\"i\",\"name\":\"n\",\"status\":\"investigating\"}]", "[]");
    assertThat(post.feeds.poll()).isZero();
    post.now = NOW.plus(Duration.ofMinutes(5));
    assertThat(post.feeds.poll()).isEqualTo(1);
  }

  @Test
  void anySenderMaySayItInOurWords() throws BadRequest {
    String own =
        "{\"id\":\"inc-17\",\"title\":\"Cards fail\",\"components\":[\"checkout\"],\"text\":"
            + "\"All cards are refused.\",\"revision\":1}";

    assertThat(post.standard(own.getBytes(UTF_8)).body()).contains("\"announced\":true");
    post.standard(
        ("{\"type\":\"incident.updated\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"data\":"
                + own.replace("\"revision\":1", "\"revision\":2,\"phase\":\"resolved\"")
                + "}")
            .getBytes(UTF_8));

    assertThat(post.only().id()).isEqualTo("standard-webhooks:inc-17");
    assertThat(post.only().report().impact()).as("from its text").isEqualTo(Impact.MINOR);
    assertThat(post.only().phase()).isEqualTo(Phase.RESOLVED);
    String unsure = own.replace("inc-17", "inc-18").replace("}", ",\"confidence\":\"alerted\"}");
    assertThat(post.standard(unsure.getBytes(UTF_8)).body()).contains("\"waitsForAPerson\":true");
  }

  /// Alertmanager tries again after a 5xx only.
  @Test
  void pressureIsA503WithAPauseAndTheSameBodyIsTakenLater() throws BadRequest {
    post.components = new Components(Post.MAPPED, Set.of(Feed.ALERTMANAGER), List.of());
    post.broken = new QueueThrottled(new IllegalStateException("full"));

    BadRequest later = refused(() -> post.alertmanager(firing("2026-03-01T11:50:00Z")));

    assertThat(later.answer().status()).isEqualTo(503);
    assertThat(later.answer().headers()).containsKey("Retry-After");
    post.broken = null;
    assertThat(post.alertmanager(firing("2026-03-01T11:50:00Z")).body())
        .contains("\"changed\":false", "\"announced\":true");
  }
}
