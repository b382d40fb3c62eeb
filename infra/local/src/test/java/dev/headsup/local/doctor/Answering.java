package dev.headsup.local.doctor;

import java.util.List;
import java.util.Map;
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

/// What AWS says, as a test sets it.
final class Answering {
  private Answering() {}

  record Ses(boolean production, double rate, boolean known) implements SesV2Client {
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
      if (!known || !request.emailIdentity().equals("example.com")) {
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

  record Sns(String limit, List<String> subscriptions) implements SnsClient {
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

  record Sqs(String count) implements SqsClient {
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
