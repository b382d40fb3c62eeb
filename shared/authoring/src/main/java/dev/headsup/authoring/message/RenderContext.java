package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Profile;
import java.util.Map;

/// What a message is rendered with.
///
/// @param data the values that the trigger's `send: data:` names; a missing one takes its default
/// @param unsubscribeUrl where one tap stops such messages; used by e-mails of purpose help and
///   marketing, and may be blank for the others
public record RenderContext(Profile profile, Map<String, String> data, String unsubscribeUrl) {
  public RenderContext {
    data = Map.copyOf(data);
  }
}
