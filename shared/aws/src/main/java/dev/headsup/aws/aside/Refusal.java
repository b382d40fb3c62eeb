package dev.headsup.aws.aside;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// A refused event, and the message that takes it in again.
record Refusal(Refused refused) {
  private static final JsonFactory JSON = new JsonFactory();

  /// Kept aside by the doors of support and of replies: nobody was known by the address. Who it is
  /// has to be told first, and then the sender's own repeat finds them.
  private static final Set<String> NEED_A_PERSON = Set.of("unknown-customer", "ambiguous-customer");

  /// A whole message of the queue, as it came.
  private static final String WHOLE = "unreadable-message";

  boolean canComeAgain() {
    return message(KeyKind.PUBLIC).isPresent();
  }

  /// The message that takes it in again, as if it had come when it was refused; empty when none
  /// can.
  ///
  /// @param as the kind of key that it counts as: the quarantine does not know with which it came,
  ///   so only a person may say that it was a server's
  Optional<String> message(KeyKind as) {
    if (NEED_A_PERSON.contains(refused.reason())) {
      return Optional.empty();
    }
    if (refused.reason().equals(WHOLE)) {
      return Optional.of(refused.event());
    }
    if (!isObject(refused.event())) {
      // It is refused again whatever is mended, so it is not offered.
      return Optional.empty();
    }
    return Optional.of(
        "{\"v\":1,\"key\":\"%s\",\"received\":\"%s\",\"events\":[%s]}"
            .formatted(as.word(), refused.at(), refused.event()));
  }

  /// Whether it is one JSON object and nothing else.
  private static boolean isObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
