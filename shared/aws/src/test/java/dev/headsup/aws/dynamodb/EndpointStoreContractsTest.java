package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Endpoints;
import dev.headsup.aws.dynamodb.Statements.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

/// The stores against an endpoint that the environment names.
final class EndpointStoreContractsTest extends StoreContracts {
  private static @Nullable Backend backend;

  @BeforeAll
  static void onlyOnAnEndpointThatKeepsConditions() {
    Backend given = new Backend(Endpoints.given("DYNAMODB"));
    Endpoints.require(
        refusesAWriteOverNothing(given),
        "DYNAMODB contracts on a given endpoint: it ignores the conditions of PartiQL (moto does)");
    backend = given;
  }

  private static boolean refusesAWriteOverNothing(Backend backend) {
    Statement overNothing =
        new Statement(
            "UPDATE \""
                + backend.name("activity")
                + "\" SET version=? WHERE customer=? AND version=?",
            List.of(Attr.number(2), Attr.text("nobody"), Attr.number(1)));
    return !new Statements(backend.client()).run(List.of(overNothing)).isEmpty();
  }

  @Override
  Backend backend() {
    if (backend == null) {
      throw new IllegalStateException("Not asked for");
    }
    return backend;
  }
}
