package dev.headsup.functions.feedback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/// The parts of reading that all providers' events share: bounded JSON, and no address in any
/// words.
final class EventTree {
  /// Headers of an e-mail come back with its event: SES says 10 KB of them, and EventBridge hands
  /// over 256 KB at most.
  private static final int LARGEST = 1 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(32)
                      .maxDocumentLength(LARGEST)
                      .maxStringLength(LARGEST)
                      .build())
              .build());

  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>;,:()]+@[^\\s<>;,:()]+>?");
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{7,15}");

  private EventTree() {}

  static JsonNode read(String text) throws UnreadableReceipt {
    try {
      JsonNode read = JSON.readTree(text);
      if (!read.isObject()) {
        throw new UnreadableReceipt("it is not a JSON object");
      }
      return read;
    } catch (JsonProcessingException broken) {
      // Without the cause: its words quote the event.
      throw new UnreadableReceipt("it is not JSON, or it is too large");
    }
  }

  static Instant time(String text, String name) throws UnreadableReceipt {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw new UnreadableReceipt(name + " is no time", none);
    }
  }

  /// Words of a provider without the customer's address in them.
  static String plain(String words) {
    String once = words.replaceAll("\\s+", " ").strip();
    return NUMBER.matcher(ADDRESS.matcher(once).replaceAll("...")).replaceAll("...");
  }
}
