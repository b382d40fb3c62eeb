package dev.headsup.aws;

import dev.headsup.aws.team.Outbound;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The SDK clients that functions work with: [AwsClients] over the network, and those of the
/// simulator in memory.
public interface Clients {
  /// Tables; what is safe to repeat is repeated.
  DynamoDbClient dynamo();

  /// Tables, for a function whose caller waits: what does not answer in two seconds is done
  /// without.
  DynamoDbClient dynamoAtTheDoor();

  /// Queues; a call is repeated, since a doubled message does no harm.
  SqsClient sqs();

  /// Text messages. One attempt: a repeat would be a second message.
  SnsClient sns();

  /// E-mail. One attempt: a repeat would be a second message.
  SesV2Client ses();

  /// Objects; a call is repeated, since an object is put whole or not at all.
  S3Client s3();

  /// Secrets; a call is repeated.
  SecretsManagerClient secrets();

  /// The way to addresses that somebody typed in.
  ///
  /// @param network the one over the network
  default Outbound outbound(Outbound network) {
    return network;
  }
}
