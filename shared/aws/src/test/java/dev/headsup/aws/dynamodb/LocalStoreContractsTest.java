package dev.headsup.aws.dynamodb;

/// The stores against DynamoDB Local, in this JVM.
final class LocalStoreContractsTest extends StoreContracts {
  private static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  @Override
  Backend backend() {
    return BACKEND;
  }
}
