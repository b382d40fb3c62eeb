package dev.headsup.aws.door;

import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.segment.KeyKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Lets servers of ours in: a request carries an open server key as the user name of Basic
/// authentication or as Bearer token, and each counts as one event of the key's rate.
///
/// @param keys which keys are open
public record ServerKeys(Keys keys, RateLimit rates) {
  /// Lets a request in.
  ///
  /// @throws BadRequest 401 without a key of ours, 403 with a public one, 429 above its rate
  public void admit(HttpRequest request) throws BadRequest {
    Optional<String> header = request.header("authorization");
    Optional<WriteKey> key =
        header.flatMap(Keys::inHeader).or(() -> header.flatMap(Keys::bearer)).flatMap(keys::find);
    if (key.isEmpty()) {
      throw new BadRequest(
          401,
          "unknown-write-key",
          "Send a server key as the user name of Basic authentication, with an empty password, or"
              + " as Bearer token. The owner of this deployment has the keys",
          Map.of("WWW-Authenticate", "Basic realm=\"headsup\""));
    }
    if (key.get().kind() != KeyKind.SERVER) {
      throw new BadRequest(
          403,
          "server-key-needed",
          "A public key is in browsers, so anybody can have it: send a" + " server key");
    }
    Optional<Duration> pause = rates.take(key.get(), 1);
    if (pause.isPresent()) {
      throw new BadRequest(
          429,
          "rate-exceeded",
          "This key sends more than its rate allows; send it again after the pause",
          Map.of("Retry-After", Long.toString(pause.get().plusMillis(999).toSeconds())));
    }
  }
}
