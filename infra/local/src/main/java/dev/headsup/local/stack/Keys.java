package dev.headsup.local.stack;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The two write keys that a local stack shows to its owner at every start.
///
/// @param write public: may report behaviour
/// @param server may also set addresses, traits and consent
record Keys(String write, String server) {
  /// The keys of a file where they still open the door, else new ones, kept in it.
  ///
  /// @param file null where nothing is kept
  /// @param first the server key that the template's own set-up made, if it did and it can be shown
  /// @param rate of a key that is made, in events a second
  static Keys of(
      @Nullable Path file, DynamoKeys stored, Optional<String> first, int rate, Instant now)
      throws IOException {
    List<String> kept = file != null && Files.exists(file) ? Files.readAllLines(file) : List.of();
    Set<String> open =
        stored.load().stream()
            .filter(key -> key.state(now) == WriteKey.State.OPEN)
            .map(WriteKey::hash)
            .collect(Collectors.toUnmodifiableSet());
    List<String> candidates = new ArrayList<>(kept);
    first.ifPresent(candidates::add);
    candidates.removeIf(key -> !open.contains(WriteKey.hash(key.strip())));
    String write =
        known(candidates, "wk_").orElseGet(() -> made(stored, KeyKind.PUBLIC, rate, now));
    String server =
        first
            .filter(candidates::contains)
            .or(() -> known(candidates, "sk_"))
            .orElseGet(() -> made(stored, KeyKind.SERVER, rate, now));
    Keys keys = new Keys(write, server);
    if (file != null) {
      DataFolder.replace(file, keys.write() + "\n" + keys.server() + "\n");
    }
    return keys;
  }

  /// The key that the template's set-up left in its secret; empty where the template has none, or
  /// somebody took it out.
  static Optional<String> made(Template template, Names names, AwsClients clients) {
    if (template.secrets().isEmpty()) {
      return Optional.empty();
    }
    try (SecretsManagerClient client = clients.secrets()) {
      return template.secrets().stream()
          .flatMap(secret -> names.ref(secret.id()).stream())
          .flatMap(arn -> new StoredSecrets(client, arn).read(SecretName.FIRST_KEY).stream())
          .findFirst();
    }
  }

  private static Optional<String> known(List<String> keys, String start) {
    return keys.stream().map(String::strip).filter(key -> key.startsWith(start)).findFirst();
  }

  /// As `./headsup keys create` does.
  private static String made(DynamoKeys stored, KeyKind kind, int rate, Instant now) {
    FreshKey fresh = FreshKey.make(new SecureRandom(), kind, "made by the local stack", rate, now);
    if (!stored.add(fresh.stored())) {
      throw new StackException("the key " + fresh.stored().id() + " is taken; start again");
    }
    return fresh.text();
  }
}
