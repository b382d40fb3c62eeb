package dev.headsup.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.template.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Secrets with their versions and the labels on them, as Secrets Manager keeps them. With a file,
/// which only its owner may read, every change is in it before it is answered. Safe for use by many
/// threads.
final class Vault {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";

  private final @Nullable Path file;
  private final ObjectNode secrets;

  /// What Secrets Manager answers with an error.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refusal(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private Vault(@Nullable Path file, ObjectNode secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  static Vault open(@Nullable Path file) throws IOException {
    if (file == null || !Files.exists(file)) {
      return new Vault(file, JSON.createObjectNode());
    }
    if (JSON.readTree(file.toFile()) instanceof ObjectNode kept) {
      return new Vault(file, kept);
    }
    throw new IOException(file + " holds no secrets: it must be a JSON object");
  }

  /// Makes a secret with its first value, unless it is there.
  synchronized void create(Secret secret) throws IOException {
    String arn = SecretsServer.arn(secret.name());
    if (secrets.has(arn)) {
      return;
    }
    if (!(JSON.readTree(secret.start()) instanceof ObjectNode value)) {
      throw new IOException(secret.id() + ": its first value must be a JSON object");
    }
    if (!secret.key().isEmpty()) {
      value.put(secret.key(), random(secret.length()));
    }
    String version = UUID.randomUUID().toString();
    ObjectNode made = secrets.putObject(arn).put("Name", secret.name());
    made.putObject("versions").put(version, JSON.writeValueAsString(value));
    made.putObject("stages").put(CURRENT, version);
    keep();
  }

  synchronized ObjectNode get(ObjectNode ask) {
    String arn = arn(ask);
    String version = ask.path("VersionId").asText("");
    if (version.isEmpty()) {
      version = stages(arn).path(ask.path("VersionStage").asText(CURRENT)).asText("");
    }
    JsonNode value = versions(arn).get(version);
    if (value == null) {
      throw new Refusal("ResourceNotFoundException", "The secret has no such version");
    }
    return named(arn).put("VersionId", version).put("SecretString", value.asText());
  }

  synchronized ObjectNode put(ObjectNode ask) throws IOException {
    String arn = arn(ask);
    String value = ask.path("SecretString").asText("");
    String version = ask.path("ClientRequestToken").asText("");
    if (value.isEmpty() || version.isEmpty()) {
      throw new Refusal(
          "InvalidParameterException", "SecretString and ClientRequestToken are needed");
    }
    JsonNode before = versions(arn).get(version);
    if (before != null && !before.asText().equals(value)) {
      throw new Refusal("ResourceExistsException", "That version has another value");
    }
    versions(arn).put(version, value);
    List<String> labels = new ArrayList<>();
    ask.path("VersionStages").forEach(label -> labels.add(label.asText()));
    for (String label : labels.isEmpty() ? List.of(CURRENT) : labels) {
      label(arn, label, version);
    }
    keep();
    return named(arn).put("VersionId", version);
  }

  synchronized ObjectNode moveStage(ObjectNode ask) throws IOException {
    String arn = arn(ask);
    String label = ask.path("VersionStage").asText("");
    String to = ask.path("MoveToVersionId").asText("");
    String holder = stages(arn).path(label).asText("");
    if (!holder.equals(ask.path("RemoveFromVersionId").asText(""))) {
      throw new Refusal(
          "InvalidParameterException",
          "The staging label " + label + " is currently attached to version " + holder);
    }
    if (!versions(arn).has(to)) {
      throw new Refusal("ResourceNotFoundException", "The secret has no version " + to);
    }
    label(arn, label, to);
    keep();
    return named(arn);
  }

  synchronized ObjectNode describe(ObjectNode ask) {
    String arn = arn(ask);
    Map<String, List<String>> labels = new TreeMap<>();
    stages(arn)
        .properties()
        .forEach(stage ->
            labels
                .computeIfAbsent(stage.getValue().asText(), version -> new ArrayList<>())
                .add(stage.getKey()));
    ObjectNode answer = named(arn);
    ObjectNode versions = answer.putObject("VersionIdsToStages");
    labels.forEach((version, stages) -> {
      ArrayNode list = versions.putArray(version);
      stages.forEach(list::add);
    });
    return answer;
  }

  /// Puts a label on a version. What loses `AWSCURRENT` becomes `AWSPREVIOUS`.
  private void label(String arn, String label, String version) {
    String holder = stages(arn).path(label).asText("");
    stages(arn).put(label, version);
    if (label.equals(CURRENT) && !holder.isEmpty() && !holder.equals(version)) {
      stages(arn).put(PREVIOUS, holder);
    }
  }

  private String arn(ObjectNode ask) {
    String id = ask.path("SecretId").asText("");
    String arn = id.startsWith("arn:") ? id : SecretsServer.arn(id);
    if (!secrets.has(arn)) {
      throw new Refusal("ResourceNotFoundException", "Secrets Manager can't find " + id);
    }
    return arn;
  }

  private ObjectNode named(String arn) {
    return JSON.createObjectNode()
        .put("ARN", arn)
        .put("Name", secrets.path(arn).path("Name").asText());
  }

  private ObjectNode versions(String arn) {
    return secrets.withObject("/" + pointer(arn) + "/versions");
  }

  private ObjectNode stages(String arn) {
    return secrets.withObject("/" + pointer(arn) + "/stages");
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String random(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS_AND_DIGITS.charAt(RANDOM.nextInt(LETTERS_AND_DIGITS.length())));
    }
    return text.toString();
  }

  /// Writes the file so that after a kill there is either the old or the new one.
  private void keep() throws IOException {
    if (file == null) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    boolean posix = next.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(next, JSON.writeValueAsString(secrets));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
