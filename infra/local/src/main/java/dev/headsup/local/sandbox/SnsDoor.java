package dev.headsup.local.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// SNS `Publish` to a phone number, a device or a topic as the SDK sends it: AWS Query, a form in
/// and XML out.
final class SnsDoor implements Door {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,100}");
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final InstantSource clock;

  SnsDoor(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Arrived read(String body) {
    Map<String, String> form = form(body);
    require("Publish".equals(form.get("Action")), "only Publish is taken here");
    String text = form.getOrDefault("Message", "");
    require(!text.isEmpty(), "Message is empty");
    String topic = form.getOrDefault("TopicArn", "");
    if (!topic.isEmpty()) {
      return toTopic(form, topic, text);
    }
    String device = form.getOrDefault("TargetArn", "");
    if (!device.isEmpty()) {
      return Pushed.read(form, attributes(form), device, clock.instant());
    }
    String phone = form.getOrDefault("PhoneNumber", "");
    require(E164.matcher(phone).matches(), "PhoneNumber is not in E.164");
    require(text.length() <= 1600, "Message is longer than 1600 characters");
    Map<String, String> attributes = attributes(form);
    return new Arrived(
        "SMS",
        UUID.randomUUID().toString(),
        attributes.getOrDefault("AWS.SNS.SMS.SenderID", ""),
        phone,
        null,
        text,
        null,
        Map.of(),
        attributes,
        clock.instant());
  }

  private Arrived toTopic(Map<String, String> form, String topic, String text) {
    String subject = form.getOrDefault("Subject", "");
    require(
        subject.isEmpty() || SUBJECT.matcher(subject).matches(),
        "Subject is not one line of 1 to 100 in ASCII");
    return new Arrived(
        "TOPIC",
        UUID.randomUUID().toString(),
        "",
        topic,
        subject,
        text,
        null,
        Map.of(),
        attributes(form),
        clock.instant());
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int n = 1; form.containsKey("MessageAttributes.entry." + n + ".Name"); n++) {
      String entry = "MessageAttributes.entry." + n;
      attributes.put(
          form.getOrDefault(entry + ".Name", ""),
          form.getOrDefault(entry + ".Value.StringValue", ""));
    }
    return attributes;
  }

  @Override
  public Reply accepted(Arrived message) {
    return xml(
        200,
        "<PublishResponse xmlns=\"%s\"><PublishResult><MessageId>%s</MessageId></PublishResult></PublishResponse>"
            .formatted(NAMESPACE, message.messageId()));
  }

  @Override
  public Reply throttled() {
    return error(400, "Throttling", "Rate exceeded");
  }

  @Override
  public Reply refused() {
    return error(400, "InvalidParameter", "Invalid parameter: PhoneNumber");
  }

  @Override
  public Reply invalid(String why) {
    return error(400, "InvalidParameter", "Invalid parameter: " + why);
  }

  /// Whether it is for integrators.
  static boolean isNews(String body) {
    return Arrived.isNews(form(body).getOrDefault("TopicArn", ""));
  }

  /// What SNS would say of itself, or of a device that was disabled; empty for a message to be
  /// sent.
  static Optional<Reply> about(String body) {
    if (Pushed.isDisabled(form(body))) {
      return Optional.of(error(400, "EndpointDisabled", "Endpoint is disabled"));
    }
    String action = form(body).getOrDefault("Action", "");
    String result =
        switch (action) {
          case "GetSMSSandboxAccountStatus" -> "<IsInSandbox>true</IsInSandbox>";
          case "GetSMSAttributes" ->
              "<attributes><entry><key>MonthlySpendLimit</key><value>1</value></entry></attributes>";
          case "ListOriginationNumbers" -> "<PhoneNumbers></PhoneNumbers>";
          case "CreatePlatformEndpoint" ->
              "<EndpointArn>" + Pushed.endpoint(form(body)) + "</EndpointArn>";
          case "DeleteEndpoint" -> " ";
          default -> "";
        };
    return result.isEmpty()
        ? Optional.empty()
        : Optional.of(
            xml(
                200,
                "<%sResponse xmlns=\"%s\"><%sResult>%s</%sResult></%sResponse>"
                    .formatted(action, NAMESPACE, action, result, action, action)));
  }

  private static Reply error(int status, String code, String message) {
    return xml(
        status,
        "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(NAMESPACE, code, message));
  }

  private static Reply xml(int status, String body) {
    return new Reply(status, "text/xml", Map.of(), body);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
