package dev.headsup.sim.secret;

import dev.headsup.sim.Io;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/// Secrets Manager in memory. A label is on one version at a time; the one that the label
/// `AWSCURRENT` leaves gets `AWSPREVIOUS`. Deterministic, and safe for use by many threads; each
/// request is one step of the [Io].
public final class MemorySecrets implements SecretsManagerClient {
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";

  private static final class Secret {
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    private String add(String value, List<String> stages) {
      String id = "version-" + (versions.size() + 1);
      versions.put(id, value);
      (stages.isEmpty() ? List.of(CURRENT) : stages).forEach(stage -> label(stage, id));
      return id;
    }

    private void label(String stage, String version) {
      String before = labels.put(stage, version);
      if (stage.equals(CURRENT) && before != null && !before.equals(version)) {
        labels.put(PREVIOUS, before);
      }
    }
  }

  private final Io io;
  private final Map<String, Secret> secrets = new TreeMap<>();

  /// @param io every request is a step of it, such as `secretsmanager:GetSecretValue Secrets`
  public MemorySecrets(Io io) {
    this.io = io;
  }

  /// Makes a secret with its first value.
  public void create(String name, String value) {
    synchronized (secrets) {
      secrets.computeIfAbsent(name, none -> new Secret()).add(value, List.of());
    }
  }

  private <T> T step(String operation, String name, Function<Secret, T> effect) {
    return io.step(
        "secretsmanager:" + operation + " " + name,
        () -> {
          synchronized (secrets) {
            Secret secret = secrets.get(name);
            if (secret == null) {
              throw notFound("Secrets Manager can't find the specified secret.");
            }
            return effect.apply(secret);
          }
        });
  }

  private static RuntimeException notFound(String message) {
    return ResourceNotFoundException.builder()
        .statusCode(400)
        .message(message)
        .awsErrorDetails(details("ResourceNotFoundException", message))
        .build();
  }

  private static RuntimeException invalid(String message) {
    return InvalidParameterException.builder()
        .statusCode(400)
        .message(message)
        .awsErrorDetails(details("InvalidParameterException", message))
        .build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("SecretsManager")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    return step(
        "GetSecretValue",
        request.secretId(),
        secret -> {
          String stage = request.versionStage() == null ? CURRENT : request.versionStage();
          String id = request.versionId() == null ? secret.labels.get(stage) : request.versionId();
          String value = secret.versions.get(id);
          if (id == null || value == null) {
            throw notFound("Secrets Manager can't find the specified secret value");
          }
          return GetSecretValueResponse.builder()
              .name(request.secretId())
              .versionId(id)
              .secretString(value)
              .build();
        });
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    return step(
        "PutSecretValue",
        request.secretId(),
        secret -> {
          String id = secret.add(request.secretString(), request.versionStages());
          return PutSecretValueResponse.builder().name(request.secretId()).versionId(id).build();
        });
  }

  @Override
  public UpdateSecretVersionStageResponse updateSecretVersionStage(
      UpdateSecretVersionStageRequest request) {
    return step(
        "UpdateSecretVersionStage",
        request.secretId(),
        secret -> {
          String now = secret.labels.get(request.versionStage());
          String to = request.moveToVersionId();
          if (now != null && !now.equals(to) && !now.equals(request.removeFromVersionId())) {
            throw invalid(
                "The parameter RemoveFromVersionId can't be empty. Staging label "
                    + request.versionStage()
                    + " is currently attached to version "
                    + now);
          }
          if (to == null) {
            secret.labels.remove(request.versionStage());
          } else {
            secret.label(request.versionStage(), to);
          }
          return UpdateSecretVersionStageResponse.builder().name(request.secretId()).build();
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
