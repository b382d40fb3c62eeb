package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.Signature;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.sqs.QueueThrottled;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.functions.incidents.feeds.Intake.Taken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one door of feeds, `POST /hooks/{feed}`, with a check of its own for each; and what
/// EventBridge and SNS bring. A body is looked at only after its sender is known, and as the bytes
/// that came. A feed that signs nothing has a secret as a token or at the end of the address.
///
/// What cannot be taken now is answered 503 with `Retry-After`, and never 429: Alertmanager gives
/// up on that.
final class Hooks {
  private static final String PATH = "/hooks/";

  private final Function<SecretName, Optional<String>> secrets;
  private final Intake intake;
  private final StatusPages pages;
  private final InstantSource clock;
  private final Adapter alertmanager = new Alertmanager();
  private final Adapter pagerDuty;
  private final Adapter awsHealth = new AwsHealth();
  private final Adapter cloudWatch = new CloudWatch();

  Hooks(
      Function<SecretName, Optional<String>> secrets,
      Intake intake,
      StatusPages pages,
      Incidents incidents,
      InstantSource clock) {
    this.secrets = secrets;
    this.intake = intake;
    this.pages = pages;
    this.pagerDuty = new PagerDuty(incidents);
    this.clock = clock;
  }

  /// Answers a webhook, or refuses it by name.
  HttpResponse answer(HttpRequest request) throws BadRequest {
    String[] parts = request.path().substring(PATH.length()).split("/", 3);
    Optional<Feed> feed = Feed.of(parts[0]);
    if (feed.isEmpty() || parts.length > 2) {
      throw unknown();
    }
    if (!request.method().equals("POST")) {
      throw new BadRequest(405, "wrong-method", "Here goes POST", Map.of("Allow", "POST"));
    }
    try {
      return answer(feed.get(), parts.length == 2 ? parts[1] : "", request);
    } catch (QueueThrottled slower) {
      throw new BadRequest(
          503,
          "not-now",
          "It is not safely taken; send it again after the pause",
          Map.of("Retry-After", "10"));
    }
  }

  private HttpResponse answer(Feed feed, String inPath, HttpRequest request) throws BadRequest {
    return switch (feed) {
      case STATUSPAGE -> {
        if (!Signature.isOne(inPath, secret(SecretName.STATUSPAGE))) {
          throw new BadRequest(401, "bad-token", "The address does not end with the secret");
        }
        yield statuspage(Said.of(request.body()));
      }
      case ALERTMANAGER -> {
        Signature.bearer(request, secret(SecretName.ALERTMANAGER));
        yield taken(alertmanager.read(Said.of(request.body()), now()));
      }
      case PAGERDUTY -> {
        Signature.pagerDuty(request, secret(SecretName.PAGERDUTY));
        yield taken(pagerDuty.read(Said.of(request.body()), now()));
      }
      case STANDARD_WEBHOOKS -> {
        Signature.standard(request, secret(SecretName.INCIDENTS), now());
        yield taken(List.of(ReportReader.webhook(Fields.of(request.body()), now())));
      }
      case AWS_HEALTH, CLOUDWATCH -> throw unknown();
    };
  }

  private static BadRequest unknown() {
    return new BadRequest(
        404,
        "unknown-path",
        "POST /hooks/ and one of "
            + Stream.of(Feed.STATUSPAGE, Feed.ALERTMANAGER, Feed.PAGERDUTY, Feed.STANDARD_WEBHOOKS)
                .map(Feed::word)
                .collect(Collectors.joining(", ")));
  }

  private String secret(SecretName name) throws BadRequest {
    Optional<String> known = secrets.apply(name);
    return known.orElseThrow(() ->
        new BadRequest(401, "no-secret", "Nobody has set the secret " + name.word() + " here"));
  }

  /// The body is a hint that there is news. Whoever forges one makes us look, and no more.
  private HttpResponse statuspage(Said hint) throws BadRequest {
    if (!hint.at("page").isObject()
        && !hint.at("incident").isObject()
        && !hint.at("component_update").isObject()) {
      throw BadRequest.body("not-statuspage", "A Statuspage's webhook has page and incident");
    }
    if (pages.isEmpty()) {
      throw BadRequest.body("no-page", "components.yaml names no page below 'statuspages'");
    }
    Optional<List<Taken>> taken = pages.look(now());
    if (taken.isEmpty()) {
      throw new BadRequest(
          503,
          "page-not-read",
          "The status page could not be read; it is asked again within five minutes",
          Map.of("Retry-After", "60"));
    }
    return answer(taken.get());
  }

  /// An event of EventBridge, or what SNS delivers of an alarm.
  ///
  /// @throws BadRequest by name, when it is neither; it would be neither the next time
  List<Taken> event(String text) throws BadRequest {
    Said event = Said.of(text);
    Said said = event.line("Type", 30).equals("Notification") ? event.inner("Message") : event;
    String kind = said.line("detail-type", 100) + said.line("DetailType", 100);
    boolean health = kind.startsWith("AWS Health");
    return take((health ? awsHealth : cloudWatch).read(said, now()));
  }

  private HttpResponse taken(List<News> news) {
    return answer(take(news));
  }

  private List<Taken> take(List<News> news) {
    List<Taken> all = new ArrayList<>();
    for (News one : news) {
      all.add(intake.take(one, now()));
    }
    return all;
  }

  private static HttpResponse answer(List<Taken> taken) {
    return HttpResponse.json(
        200,
        taken.stream()
            .filter(one -> !one.id().isEmpty())
            .map(Hooks::json)
            .collect(Collectors.joining(",", "{\"success\":true,\"incidents\":[", "]}")));
  }

  private static String json(Taken one) {
    return "{\"id\":"
        + Doorway.quoted(one.id())
        + ",\"changed\":"
        + one.changed()
        + ",\"announced\":"
        + one.announced()
        + ",\"waitsForAPerson\":"
        + one.waits()
        + one.unmapped().stream()
            .map(Doorway::quoted)
            .collect(Collectors.joining(",", ",\"unmapped\":[", "]"))
        + "}";
  }

  private Instant now() {
    return clock.instant();
  }
}
