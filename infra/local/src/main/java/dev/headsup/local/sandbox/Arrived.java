package dev.headsup.local.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message that a provider took.
///
/// @param channel `EMAIL`, `SMS`, `PUSH` for a customer, `TOPIC` for the team or for integrators,
///   `WEBHOOK` for a system of the company
/// @param messageId what the provider answered
/// @param html null where there is none
/// @param subject null for a text message
/// @param headers extra headers of an e-mail
/// @param tags what the sender attached: SES message tags, or SNS message attributes
/// @param sentAt by the local clock
public record Arrived(
    String channel,
    String messageId,
    String from,
    String to,
    @Nullable String subject,
    String text,
    @Nullable String html,
    Map<String, String> headers,
    Map<String, String> tags,
    Instant sentAt) {
  public Arrived {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /// Whether integrators hear of a decision by it, and neither a customer nor the team.
  public boolean isNews() {
    return isNews(to);
  }

  static boolean isNews(String to) {
    return to.endsWith(":IntegratorTopic");
  }
}
