package dev.headsup.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.local.doctor.Finding.State;
import dev.headsup.local.doctor.TemplateCheck.Drift;
import dev.headsup.local.house.House;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

final class ChecksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @Test
  void emailWithoutAnIdentityIsWrongAndWithAllIsFine() {
    assertThat(states(new EmailCheck(new Answering.Ses(true, 14, false), "help@example.com", 2)))
        .containsExactly(State.WRONG);
    assertThat(states(new EmailCheck(new Answering.Ses(true, 1, true), "help@example.com", 2)))
        .containsExactly(State.WRONG, State.OK);
    assertThat(states(new EmailCheck(new Answering.Ses(true, 9, true), "help@example.com", 2)))
        .as("five workers of two a second are ten")
        .containsExactly(State.WRONG, State.OK);
    assertThat(states(new EmailCheck(new Answering.Ses(false, 14, true), "help@example.com", 2)))
        .containsExactly(State.LOOK, State.OK);
    assertThat(
            states(
                new EmailCheck(new Answering.Ses(true, 14, true), "help@mail.eu.example.com", 2)))
        .as("a domain above is enough for SES")
        .containsExactly(State.OK);
    assertThat(states(new EmailCheck(new Answering.Ses(true, 14, true), "sandbox", 2)))
        .containsExactly(State.LOOK);
    assertThat(states(new EmailCheck(new Answering.Ses(true, 14, true), "help@example.com", 2)))
        .containsExactly(State.OK);
  }

  @Test
  void textMessagesWithoutANumberAreWrong() {
    assertThat(states(new SmsCheck(new Answering.Sns("50", List.of()), "")))
        .containsExactly(State.WRONG);
    assertThat(states(new SmsCheck(new Answering.Sns("1", List.of()), "Headsup")))
        .containsExactly(State.LOOK);
    assertThat(states(new SmsCheck(new Answering.Sns("50", List.of()), "Headsup")))
        .containsExactly(State.OK);
    assertThat(states(new SmsCheck(new Answering.Sns("50", List.of()), "sandbox")))
        .containsExactly(State.LOOK);
  }

  @Test
  void alarmsThatNobodyHearsAreWrong() {
    assertThat(states(new AlarmsCheck(new Answering.Sns("1", List.of()), "arn", false)))
        .containsExactly(State.WRONG);
    assertThat(
            states(
                new AlarmsCheck(
                    new Answering.Sns("1", List.of("PendingConfirmation")), "arn", false)))
        .containsExactly(State.WRONG);
    assertThat(states(new AlarmsCheck(new Answering.Sns("1", List.of("arn:1")), "arn", false)))
        .containsExactly(State.OK);
  }

  @Test
  void whatAStackLacksIsSaidAndNotTakenForFine() {
    assertThat(new AlarmsCheck(new Answering.Sns("1", List.of()), null, false).look())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.state()).isEqualTo(State.WRONG);
          assertThat(finding.what()).contains("AlarmTopic is not in this stack");
        });
    assertThat(states(new AlarmsCheck(new Answering.Sns("1", List.of()), null, true)))
        .containsExactly(State.OK);
    assertThat(
            new DeadLettersCheck(new Answering.Sqs("0"), Map.of("DeliverDeadLetters", "")).look())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.what()).isEqualTo("DeliverDeadLetters is not in this stack"));
  }

  @Test
  void theWorkersThatSendAtOnceAreThoseOfTheTemplate() throws IOException {
    assertThat(Files.readString(House.root().resolve("template.yaml")))
        .contains("ScalingConfig: { MaximumConcurrency: " + EmailCheck.WORKERS + " }");
  }

  @Test
  void aMissingSecretIsWrongAndAFirstKeyLeftIsALook() {
    assertThat(states(new SecretsCheck(Set::of))).containsExactly(State.WRONG);
    assertThat(states(new SecretsCheck(() -> Set.of("signing", "first-key", "signnig"))))
        .containsExactly(State.LOOK, State.LOOK);
    assertThat(states(new SecretsCheck(() -> Set.of("signing")))).containsExactly(State.OK);
  }

  @Test
  void noOpenKeyIsWrong() {
    WriteKey revoked = key(KeyKind.SERVER, null, NOW.minusSeconds(1));
    WriteKey ending = key(KeyKind.SERVER, NOW.plus(Duration.ofDays(3)), null);
    assertThat(states(new KeysCheck(() -> List.of(revoked), CLOCK))).containsExactly(State.WRONG);
    assertThat(states(new KeysCheck(() -> List.of(ending), CLOCK))).containsExactly(State.LOOK);
    assertThat(states(new KeysCheck(() -> List.of(key(KeyKind.PUBLIC, null, null)), CLOCK)))
        .containsExactly(State.LOOK);
    assertThat(states(new KeysCheck(() -> List.of(key(KeyKind.SERVER, null, null)), CLOCK)))
        .containsExactly(State.OK);
  }

  @Test
  void deadLettersAreCountedAndWrong() {
    assertThat(
            new DeadLettersCheck(new Answering.Sqs("3"), Map.of("DeliverDeadLetters", "u")).look())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.state()).isEqualTo(State.WRONG);
          assertThat(finding.what()).contains("3 in DeliverDeadLetters");
        });
    assertThat(
            states(new DeadLettersCheck(new Answering.Sqs("0"), Map.of("DeliverDeadLetters", "u"))))
        .containsExactly(State.OK);
  }

  @Test
  void aClockThatIsFarOffIsWrongInAwsAndMeantSoLocally() {
    Instant off = NOW.plus(Duration.ofMinutes(6));
    assertThat(states(new ClockCheck(() -> off, CLOCK, false))).containsExactly(State.WRONG);
    assertThat(states(new ClockCheck(() -> off, CLOCK, true))).containsExactly(State.LOOK);
    assertThat(states(new ClockCheck(() -> NOW.plusSeconds(90), CLOCK, false)))
        .containsExactly(State.LOOK);
    assertThat(states(new ClockCheck(() -> NOW, CLOCK, false))).containsExactly(State.OK);
  }

  @Test
  void anotherTemplateAndAChangeByHandAreNamed() {
    Drift clean = new Drift("IN_SYNC", NOW);
    assertThat(template(Map.of("A", "1"), Map.of("A", "1", "B", "2"), clean).getFirst().what())
        .contains("lacks [B]");
    assertThat(template(Map.of("A", "1"), Map.of("A", "2"), clean).getFirst())
        .satisfies(finding -> {
          assertThat(finding.state()).isEqualTo(State.LOOK);
          assertThat(finding.what()).contains("has otherwise [A]");
        });
    assertThat(template(Map.of("A", "1"), Map.of("A", "1"), new Drift("DRIFTED", NOW)).getLast())
        .satisfies(finding -> {
          assertThat(finding.state()).isEqualTo(State.LOOK);
          assertThat(finding.what()).contains("as of " + NOW);
        });
    for (String never : List.of("NOT_CHECKED", "UNKNOWN")) {
      assertThat(template(Map.of(), Map.of(), new Drift(never, null)).getLast())
          .satisfies(finding -> {
            assertThat(finding.what()).contains("was not asked yet");
            assertThat(finding.todo()).contains("detect-stack-drift");
          });
    }
    assertThat(template(Map.of("A", "1"), Map.of("A", "1"), clean))
        .extracting(Finding::state)
        .containsOnly(State.OK);
    assertThat(template(Map.of("A", "1"), Map.of("A", "1"), null)).hasSize(1);
  }

  private static List<Finding> template(
      Map<String, String> deployed, Map<String, String> file, @Nullable Drift drift) {
    return new TemplateCheck(() -> deployed, () -> file, () -> drift).look();
  }

  @Test
  void packagingChangesNoPartAndAnotherTimeoutDoes() {
    String written =
        """
        Resources:
          F:
            Type: T
            Properties:
              CodeUri: functions.zip
              Role: !GetAtt R.Arn
              Timeout: 15
              Name: !Sub '${A}-x'
        """;
    String packaged =
        "{\"Resources\": {\"F\": {\"Metadata\": {\"SamResourceId\": \"F\"}, \"Properties\":"
            + " {\"Name\": {\"Fn::Sub\": \"${A}-x\"}, \"Timeout\": 15, \"Role\":"
            + " {\"Fn::GetAtt\": [\"R\", \"Arn\"]}, \"CodeUri\": \"s3://bucket/1\"}, \"Type\":"
            + " \"T\"}}}";

    assertThat(TemplateParts.of(packaged)).isEqualTo(TemplateParts.of(written));
    assertThat(TemplateParts.of(packaged.replace("15", "16")))
        .isNotEqualTo(TemplateParts.of(written));
  }

  @Test
  void triggersThatAreMissingDamagedOrOthersAreNamed() {
    assertThat(states(new TriggersCheck(Map::of, () -> Map.of("a", "1"))))
        .containsExactly(State.WRONG);
    assertThat(states(new TriggersCheck(() -> Map.of("a", ""), () -> Map.of("a", "1"))))
        .containsExactly(State.WRONG);
    assertThat(states(new TriggersCheck(() -> Map.of("a", "2"), () -> Map.of("a", "1"))))
        .containsExactly(State.LOOK);
    assertThat(states(new TriggersCheck(() -> Map.of("a", "1"), () -> Map.of("a", "1"))))
        .containsExactly(State.OK);
  }

  @Test
  void aClosedConsoleAndUnmappedComponentsAreALook() {
    assertThat(states(signIn("closed", List.of(), 0))).containsExactly(State.LOOK);
    assertThat(states(signIn("cognito", List.of(), 200))).containsExactly(State.OK);
    assertThat(states(signIn("cognito", List.of(), 404))).containsExactly(State.WRONG);
    assertThat(states(signIn("cognito", List.of("CONSOLE_URL"), 200))).containsExactly(State.WRONG);
    assertThat(states(new FeedsCheck(() -> Components.NONE, List::of))).containsExactly(State.LOOK);
    Component checkout =
        new Component(
            "checkout", "Checkout", List.of("x"), Map.of(Feed.ALERTMANAGER, List.of("checkout")));
    Components known = new Components(List.of(checkout));
    assertThat(states(new FeedsCheck(() -> known, List::of))).containsExactly(State.OK);
    Components two = new Components(List.of(checkout, new Component("a", "A", List.of("y"))));
    assertThat(
            new FeedsCheck(() -> two, () -> List.of(unmapped("service=checkout", "service=mail")))
                .look())
        .extracting(Finding::what)
        .anySatisfy(line -> assertThat(line).isEqualTo("no feed names a"))
        .anySatisfy(line -> assertThat(line).endsWith("told: alertmanager service=mail"));
  }

  @Test
  void whatMayNotBeAskedIsSaidAndTheRestIsAsked() {
    StringWriter out = new StringWriter();
    Check refused =
        new SecretsCheck(() -> {
          throw AwsServiceException.builder()
              .statusCode(400)
              .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
              .build();
        });

    Check damaged =
        new SecretsCheck(() -> {
          throw new IllegalStateException("the secret is no JSON object");
        });
    boolean fine =
        new Doctor(
                List.of(refused, signIn("cognito", List.of(), 200)),
                ChecksTest::typed,
                new PrintWriter(out))
            .run();

    assertThat(fine).as("nobody knows whether it is").isFalse();
    assertThat(out.toString())
        .contains(
            "unseen secrets        could not be asked: AccessDeniedException",
            "people sign in by cognito",
            "0 wrong, 0 to look at, 1 not asked");
    boolean whole =
        new Doctor(
                List.of(damaged, signIn("cognito", List.of(), 200)),
                ChecksTest::typed,
                new PrintWriter(out))
            .run();
    assertThat(whole).isFalse();
    assertThat(out.toString())
        .contains("wrong  secrets        cannot be read: the secret is no JSON object")
        .endsWith("1 wrong, 0 to look at, 0 not asked\n");
    assertThat(
            new Doctor(
                    List.of(signIn("local", List.of(), 0)), ChecksTest::typed, new PrintWriter(out))
                .run())
        .isTrue();
  }

  @Test
  void aRemedyIsTypedForTheStackThatWasAsked() {
    StringWriter out = new StringWriter();
    new Doctor(
            List.of(new SecretsCheck(() -> Set.of("signing", "first-key"))),
            ChecksTest::typed,
            new PrintWriter(out))
        .run();

    assertThat(out.toString())
        .contains("-> note it and take it out: ./headsup keys first --forget --stack support\n");
  }

  private static String typed(String words) {
    return "./headsup " + words + " --stack support";
  }

  private static SignInCheck signIn(String mode, List<String> missing, int status) {
    return new SignInCheck(mode, () -> missing, () -> status);
  }

  private static List<State> states(Check check) {
    return check.look().stream().map(Finding::state).toList();
  }

  private static WriteKey key(KeyKind kind, @Nullable Instant expires, @Nullable Instant revoked) {
    return new WriteKey(
        "k", "0".repeat(64), kind, "app", 10, NOW.minusSeconds(9), expires, revoked);
  }

  private static Incident unmapped(String... names) {
    Instant at = Instant.parse("2026-03-01T12:00:00Z");
    return Incident.of(
        "alertmanager:a",
        new Report(
            "alertmanager",
            1,
            true,
            "t",
            List.of(),
            Impact.MINOR,
            Phase.OPEN,
            Confidence.ALERTED,
            at,
            null,
            null,
            "",
            at,
            new Particulars("", false, null, List.of(), "", List.of(names))));
  }
}
