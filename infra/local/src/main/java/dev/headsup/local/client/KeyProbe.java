package dev.headsup.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;

/// Finds out what a key may do before anything is sent with it: what a public key tells about
/// traits and consent would be taken and say nothing.
public final class KeyProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A group call without a customer and without traits: only a server key may send it, and it says
  /// nothing.
  private static final String NOTHING =
      "{\"batch\":[{\"type\":\"group\",\"groupId\":\"headsup-probe\",\"messageId\":\"probe\"}]}";

  private KeyProbe() {}

  /// Why this key is no server key; empty when it is one.
  ///
  /// @throws DoorFailure when the door is not there, or stays busy
  public static Optional<String> problem(Door door) {
    Answer answer = door.post("/v1/batch", NOTHING, PATIENCE);
    if (answer.status() == 401 || answer.status() == 403) {
      return Optional.of(
          "the door does not know this key: it is mistyped, expired or revoked, or of another"
              + " deployment. A key that was made just now opens within five seconds: try"
              + " again then");
    }
    if (!answer.taken()) {
      return Optional.of("the door said " + answer.status() + " " + answer.body().strip());
    }
    JsonNode said;
    try {
      said = new JsonMapper().readTree(answer.body());
    } catch (JsonProcessingException notOurs) {
      return Optional.of("what answers there is no Headsup (" + notOurs.getOriginalMessage() + ")");
    }
    if (!said.has("accepted")) {
      return Optional.of("what answers there is no Headsup");
    }
    return said.path("refused").asLong() > 0
        ? Optional.of("this is a public write key; a server key is needed")
        : Optional.empty();
  }
}
