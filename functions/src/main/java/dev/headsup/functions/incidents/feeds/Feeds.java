package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.functions.Announcements;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// All feeds of outages, for the function behind which they stand.
public final class Feeds {
  private final Hooks hooks;
  private final StatusPages pages;
  private final InstantSource clock;

  /// @param components the parts of the product, and what feeds call them
  /// @param fetch asks status pages
  public Feeds(
      Function<SecretName, Optional<String>> secrets,
      Incidents incidents,
      Announcements announcements,
      Supplier<Components> components,
      Fetch fetch,
      InstantSource clock) {
    Intake intake = new Intake(incidents, announcements, components);
    this.pages = new StatusPages(components, fetch, intake);
    this.hooks = new Hooks(secrets, intake, pages, incidents, clock);
    this.clock = clock;
  }

  /// Whether a request is a webhook of a feed.
  public boolean isHook(HttpRequest request) {
    return request.path().startsWith("/hooks/");
  }

  /// Answers a webhook, or refuses it by name.
  public HttpResponse hook(HttpRequest request) throws BadRequest {
    return hooks.answer(request);
  }

  /// Takes an event of AWS in.
  ///
  /// @return how many incidents it spoke of
  /// @throws BadRequest by name, when it is none that is known; coming again does not help it
  public int event(String text) throws BadRequest {
    return hooks.event(text).size();
  }

  /// Asks the status pages whose turn it is.
  ///
  /// @return how many incidents they spoke of
  public int poll() {
    return pages.poll(clock.instant()).size();
  }
}
