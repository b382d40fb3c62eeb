package dev.headsup.local.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// SES v2 `SendEmail` as the SDK sends it: `POST /v2/email/outbound-emails`, simple content only.
/// Refuses what SES would refuse where our code could get it wrong: no sender, not exactly one
/// recipient, no subject or body, and tags outside of SES's alphabet.
final class SesDoor implements Door {
  static final String PATH = "/v2/email/outbound-emails";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.@-]{1,256}");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private final InstantSource clock;

  SesDoor(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Arrived read(String body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the request is not JSON", e);
    }
    JsonNode to = request.path("Destination").path("ToAddresses");
    require(to.size() == 1 && address(to.path(0)), "exactly one recipient, a plain address");
    String from = request.path("FromEmailAddress").asText("");
    require(!from.isBlank(), "FromEmailAddress is missing");
    JsonNode simple = request.path("Content").path("Simple");
    require(simple.isObject(), "only simple content is taken here");
    String subject = simple.path("Subject").path("Data").asText("");
    require(!subject.isBlank(), "Subject is missing");
    String text = simple.path("Body").path("Text").path("Data").asText("");
    JsonNode html = simple.path("Body").path("Html").path("Data");
    require(!text.isEmpty() || html.isTextual(), "Body is missing");
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode header : simple.path("Headers")) {
      headers.put(header.path("Name").asText(), header.path("Value").asText());
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (JsonNode tag : request.path("EmailTags")) {
      String name = tag.path("Name").asText();
      String value = tag.path("Value").asText();
      require(TAG.matcher(name).matches(), "tag name '" + name + "' has other characters");
      require(TAG.matcher(value).matches(), "the value of tag '" + name + "' has other characters");
      tags.put(name, value);
    }
    return new Arrived(
        "EMAIL",
        UUID.randomUUID().toString(),
        from,
        to.path(0).asText(),
        subject,
        text,
        html.isTextual() ? html.asText() : null,
        headers,
        tags,
        clock.instant());
  }

  @Override
  public Reply accepted(Arrived message) {
    return json(200, Map.of(), JSON.createObjectNode().put("MessageId", message.messageId()));
  }

  @Override
  public Reply throttled() {
    return error(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
  }

  @Override
  public Reply refused() {
    return error(400, "MessageRejected", "Email address is not verified.");
  }

  @Override
  public Reply invalid(String why) {
    return error(400, "BadRequestException", why);
  }

  /// What SES would say of itself: it is in its sandbox, since no message leaves, and every sender
  /// is taken without a signature.
  ///
  /// @param path of a GET request
  static Reply about(String path) {
    ObjectNode said = JSON.createObjectNode();
    if (path.equals("/v2/email/account")) {
      said.put("SendingEnabled", true).put("ProductionAccessEnabled", false);
      said.putObject("SendQuota").put("Max24HourSend", 50_000).put("MaxSendRate", 5_000);
    } else if (path.startsWith("/v2/email/identities/")) {
      said.put("VerifiedForSendingStatus", true);
      said.putObject("DkimAttributes").put("Status", "NOT_STARTED");
    } else {
      return error(404, "NotFoundException", path + " is not in the sandbox");
    }
    return json(200, Map.of(), said);
  }

  private static Reply error(int status, String type, String message) {
    return json(
        status, Map.of("x-amzn-ErrorType", type), JSON.createObjectNode().put("message", message));
  }

  private static Reply json(int status, Map<String, String> headers, JsonNode body) {
    return new Reply(status, "application/json", headers, body.toString());
  }

  private static boolean address(JsonNode to) {
    return ADDRESS.matcher(to.asText()).matches();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
