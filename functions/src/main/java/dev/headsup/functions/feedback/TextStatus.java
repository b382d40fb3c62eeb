package dev.headsup.functions.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// What became of a text message, as SNS writes it into its own log group and CloudWatch Logs hands
/// it over. It names neither delivery nor customer: only the number, and the id that SNS gave.
///
/// Source: `https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html`.
///
/// @param number to which it went, in E.164
record TextStatus(String number, Receipt receipt) {
  private static final int LARGEST = 4 << 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /// What the carriers' words say of a number at which nothing will ever arrive.
  private static final Set<String> FOR_GOOD =
      Set.of("Phone number is opted out", "Invalid phone number", "Phone has blocked SMS");

  /// Reads the statuses in a delivery of CloudWatch Logs: base64 of gzip of JSON. Lines that are
  /// none are passed over, as is the word that CloudWatch sends to try the way.
  ///
  /// @param data the member `awslogs.data`
  /// @throws UnreadableReceipt when it is no such delivery
  static List<TextStatus> read(String data) throws UnreadableReceipt {
    JsonNode logs = EventTree.read(inflated(data));
    List<TextStatus> statuses = new ArrayList<>();
    if (!logs.path("messageType").asText().equals("DATA_MESSAGE")) {
      return statuses;
    }
    for (JsonNode line : logs.path("logEvents")) {
      JsonNode status = EventTree.read(line.path("message").asText());
      String number = status.path("delivery").path("destination").asText();
      if (number.matches("\\+[0-9]{6,15}")) {
        statuses.add(new TextStatus(number, receipt(status)));
      }
    }
    return statuses;
  }

  private static Receipt receipt(JsonNode status) throws UnreadableReceipt {
    String words = status.path("delivery").path("providerResponse").asText();
    JsonNode notification = status.path("notification");
    return new Receipt(
        kind(status.path("status").asText(), words),
        notification.path("messageId").asText(),
        time(notification.path("timestamp").asText()),
        EventTree.plain(words));
  }

  private static Kind kind(String status, String words) throws UnreadableReceipt {
    return switch (status) {
      case "SUCCESS" -> Kind.DELIVERED;
      case "FAILURE" ->
          FOR_GOOD.stream().anyMatch(words::startsWith) ? Kind.UNDELIVERABLE : Kind.BOUNCED;
      default -> throw new UnreadableReceipt("a text message's status is SUCCESS or FAILURE");
    };
  }

  private static Instant time(String text) throws UnreadableReceipt {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      throw new UnreadableReceipt("timestamp is no time", none);
    }
  }

  private static String inflated(String data) throws UnreadableReceipt {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnreadableReceipt("it is larger than 4 MB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException broken) {
      throw new UnreadableReceipt("awslogs.data is no base64 of gzip", broken);
    }
  }
}
