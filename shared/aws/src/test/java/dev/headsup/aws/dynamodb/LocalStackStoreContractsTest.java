package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Endpoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

/// The stores against LocalStack, on request.
final class LocalStackStoreContractsTest extends StoreContracts {
  private static @Nullable Backend backend;

  @BeforeAll
  static void onlyWhenAsked() {
    backend = new Backend(Endpoints.localStack("DYNAMODB"));
  }

  @Override
  Backend backend() {
    if (backend == null) {
      throw new IllegalStateException("Not asked for");
    }
    return backend;
  }
}
