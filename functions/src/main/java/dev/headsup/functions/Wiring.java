package dev.headsup.functions;

import dev.headsup.aws.AwsClients;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// The composition root: builds what a function needs from its environment, and nothing that it
/// does not ask for. Each function asks once, when it starts.
public final class Wiring {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final AwsClients clients;

  /// @param environment the function's variables, as the template declares them
  /// @param interceptors see every AWS call; empty in Lambda
  public Wiring(
      Map<String, String> environment,
      InstantSource clock,
      List<ExecutionInterceptor> interceptors) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.clients = new AwsClients(environment, interceptors);
  }

  /// The wiring of a deployed function.
  public static Wiring ofEnvironment() {
    return new Wiring(System.getenv(), InstantSource.system(), List.of());
  }

  /// The clock that every function sees.
  public InstantSource clock() {
    return clock;
  }

  /// A variable of the function.
  ///
  /// @throws IllegalStateException when the template did not declare it
  public String setting(Variable variable) {
    String value = environment.get(variable.name());
    if (value == null) {
      throw new IllegalStateException(
          "The environment variable " + variable + " is missing: declare it in template.yaml");
    }
    return value;
  }

  AwsClients clients() {
    return clients;
  }
}
