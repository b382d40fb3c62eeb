package dev.headsup.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.local.doctor.Finding.State;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetSmsAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSmsAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetSmsSandboxAccountStatusRequest;
import software.amazon.awssdk.services.sns.model.GetSmsSandboxAccountStatusResponse;
import software.amazon.awssdk.services.sns.model.ListOriginationNumbersRequest;
import software.amazon.awssdk.services.sns.model.ListOriginationNumbersResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class ChecksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @Test
  void emailWithoutAnIdentityIsWrongAndWithAllIsFine() {
    assertThat(states(new EmailCheck(new Ses(true, 14, false), "help@example.com", 2)))
        .containsExactly(State.WRONG);
    assertThat(states(new EmailCheck(new Ses(true, 1, true), "help@example.com", 2)))
        .containsExactly(State.WRONG, State.OK);
    assertThat(states(new EmailCheck(new Ses(false, 14, true), "help@example.com", 2)))
        .containsExactly(State.LOOK, State.OK);
    assertThat(states(new EmailCheck(new Ses(true, 14, true), "sandbox", 2)))
        .containsExactly(State.LOOK);
    assertThat(states(new EmailCheck(new Ses(true, 14, true), "help@example.com", 2)))
        .containsExactly(State.OK);
  }

  @Test
  void textMessagesWithoutANumberAreWrong() {
    assertThat(states(new SmsCheck(new Sns("50", List.of()), ""))).containsExactly(State.WRONG);
    assertThat(states(new SmsCheck(new Sns("1", List.of()), "Headsup")))
        .containsExactly(State.LOOK);
    assertThat(states(new SmsCheck(new Sns("50", List.of()), "Headsup"))).containsExactly(State.OK);
    assertThat(states(new SmsCheck(new Sns("50", List.of()), "sandbox")))
        .containsExactly(State.LOOK);
  }

  @Test
  void alarmsThatNobodyHearsAreWrong() {
    assertThat(states(new AlarmsCheck(new Sns("1", List.of()), "arn")))
        .containsExactly(State.WRONG);
    assertThat(states(new AlarmsCheck(new Sns("1", List.of("PendingConfirmation")), "arn")))
        .containsExactly(State.WRONG);
    assertThat(states(new AlarmsCheck(new Sns("1", List.of("arn:1")), "arn")))
        .containsExactly(State.OK);
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
    assertThat(new DeadLettersCheck(new Sqs("3"), Map.of("DeliverDeadLetters", "u")).look())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.state()).isEqualTo(State.WRONG);
          assertThat(finding.what()).contains("3 in DeliverDeadLetters");
        });
    assertThat(states(new DeadLettersCheck(new Sqs("0"), Map.of("DeliverDeadLetters", "u"))))
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
    assertThat(new TemplateCheck(() -> Set.of("A"), () -> Set.of("A", "B"), () -> "IN_SYNC").look())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("lacks [B]"));
    assertThat(states(new TemplateCheck(() -> Set.of("A"), () -> Set.of("A"), () -> "DRIFTED")))
        .containsExactly(State.LOOK);
    assertThat(states(new TemplateCheck(() -> Set.of("A"), () -> Set.of("A"), () -> "IN_SYNC")))
        .containsExactly(State.OK);
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
    assertThat(states(new SignInCheck("closed"))).containsExactly(State.LOOK);
    assertThat(states(new SignInCheck("cognito"))).containsExactly(State.OK);
    assertThat(states(new FeedsCheck(() -> 2))).containsExactly(State.OK, State.LOOK);
    assertThat(states(new FeedsCheck(() -> 0))).containsExactly(State.OK, State.OK);
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

    boolean fine =
        new Doctor(List.of(refused, new SignInCheck("cognito")), new PrintWriter(out)).run();

    assertThat(fine).isTrue();
    assertThat(out.toString())
        .contains("could not be asked: AccessDeniedException", "people sign in by cognito");
    assertThat(new Doctor(List.of(new SecretsCheck(Set::of)), new PrintWriter(out)).run())
        .isFalse();
  }

  private static List<State> states(Check check) {
    return check.look().stream().map(Finding::state).toList();
  }

  private static WriteKey key(KeyKind kind, @Nullable Instant expires, @Nullable Instant revoked) {
    return new WriteKey(
        "k", "0".repeat(64), kind, "app", 10, NOW.minusSeconds(9), expires, revoked);
  }

  private record Ses(boolean production, double rate, boolean known) implements SesV2Client {
    @Override
    public GetAccountResponse getAccount(GetAccountRequest request) {
      return GetAccountResponse.builder()
          .sendingEnabled(true)
          .productionAccessEnabled(production)
          .sendQuota(quota -> quota.maxSendRate(rate))
          .build();
    }

    @Override
    public GetEmailIdentityResponse getEmailIdentity(GetEmailIdentityRequest request) {
      if (!known || request.emailIdentity().contains("@")) {
        throw NotFoundException.builder().message("none").build();
      }
      return GetEmailIdentityResponse.builder()
          .verifiedForSendingStatus(true)
          .dkimAttributes(dkim -> dkim.status(DkimStatus.SUCCESS))
          .build();
    }

    @Override
    public String serviceName() {
      return "ses";
    }

    @Override
    public void close() {}
  }

  private record Sns(String limit, List<String> subscriptions) implements SnsClient {
    @Override
    public GetSmsSandboxAccountStatusResponse getSMSSandboxAccountStatus(
        GetSmsSandboxAccountStatusRequest request) {
      return GetSmsSandboxAccountStatusResponse.builder().isInSandbox(false).build();
    }

    @Override
    public GetSmsAttributesResponse getSMSAttributes(GetSmsAttributesRequest request) {
      return GetSmsAttributesResponse.builder()
          .attributes(Map.of("MonthlySpendLimit", limit))
          .build();
    }

    @Override
    public ListOriginationNumbersResponse listOriginationNumbers(
        ListOriginationNumbersRequest request) {
      return ListOriginationNumbersResponse.builder().phoneNumbers(List.of()).build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
        ListSubscriptionsByTopicRequest request) {
      return ListSubscriptionsByTopicResponse.builder()
          .subscriptions(
              subscriptions.stream()
                  .map(arn -> Subscription.builder().subscriptionArn(arn).build())
                  .toList())
          .build();
    }

    @Override
    public String serviceName() {
      return "sns";
    }

    @Override
    public void close() {}
  }

  private record Sqs(String count) implements SqsClient {
    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      return GetQueueAttributesResponse.builder()
          .attributes(Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, count))
          .build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
