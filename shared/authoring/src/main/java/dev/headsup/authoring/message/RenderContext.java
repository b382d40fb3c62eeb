package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Links;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a message is rendered with.
///
/// @param language the tag of the language that the customer reads, or null when nobody knows it
/// @param zone the customer's time zone, or null when nobody knows it
/// @param data the values that the trigger's `send: data:` names, and those of [About] by their
///   whole names; a missing one takes its default
/// @param links the customer's own links
/// @param brand who speaks
public record RenderContext(
    Profile profile,
    @Nullable String language,
    @Nullable ZoneId zone,
    Map<String, String> data,
    Links links,
    Brand brand) {
  public RenderContext {
    data = Map.copyOf(data);
  }

  /// For a customer as far as they are known.
  public static RenderContext of(Known known, Map<String, String> data, Links links, Brand brand) {
    Profile profile = known.profile();
    return new RenderContext(
        profile, known.language().orElse(null), profile.zone().orElse(null), data, links, brand);
  }
}
