package dev.headsup.functions.ingest;

import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.CloudEvents;
import dev.headsup.aws.segment.SegmentBody;
import java.util.Map;
import java.util.Optional;

/// What stands at a path of the API. Segment's clients choose the path themselves, so theirs are
/// Segment's; [Door#at] finds them.
sealed interface Door {
  /// What there is, in words.
  String ALL =
      "POST to /v1/batch, /v1/import/, /v1/track, /v1/identify, /v1/page, /v1/screen, /v1/group,"
          + " /v1/alias, or their short forms /v1/b, /v1/t, /v1/i, /v1/p, /v1/s, /v1/g and /v1/a;"
          + " CloudEvents to /v1/events; GET /v1/projects/{writeKey}/settings and"
          + " /v1/openapi.json, which describes them all";

  /// The one method that it answers, besides `OPTIONS`.
  String method();

  /// The door at a path, with or without a slash at its end.
  static Optional<Door> at(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Optional.<Door>ofNullable(Paths.FIXED.get(bare)).or(() -> Settings.at(bare));
  }

  /// Takes events.
  sealed interface Intake extends Door {
    @Override
    default String method() {
      return "POST";
    }

    /// The key in the request's header, if one is there.
    Optional<String> key(HttpRequest request);

    /// Takes the body apart.
    ///
    /// @throws BadBody when it cannot be
    SegmentBody read(HttpRequest request) throws BadBody;
  }

  /// Takes Segment's calls.
  ///
  /// @param type the call that the path is for; "" for the paths that take batches
  record Calls(String type) implements Intake {
    @Override
    public Optional<String> key(HttpRequest request) {
      // A client that signs in by OAuth sends a token of its own as Bearer, and the key in the
      // body.
      return request.header("authorization").flatMap(Keys::inHeader);
    }

    @Override
    public SegmentBody read(HttpRequest request) throws BadBody {
      byte[] body = Inflated.body(request);
      return type.isEmpty() ? SegmentBody.batch(body) : SegmentBody.single(body, type);
    }
  }

  /// Takes CloudEvents, in the mode that their content type announces.
  record Events() implements Intake {
    @Override
    public Optional<String> key(HttpRequest request) {
      Optional<String> header = request.header("authorization");
      return header.flatMap(Keys::inHeader).or(() -> header.flatMap(Keys::bearer));
    }

    @Override
    public SegmentBody read(HttpRequest request) throws BadBody {
      byte[] body = Inflated.body(request);
      String type = request.header("content-type").orElse("");
      return switch (CloudEvents.mode(type).orElse(null)) {
        case BINARY -> CloudEvents.binary(request.headers(), body);
        case STRUCTURED -> CloudEvents.structured(body);
        case BATCHED -> CloudEvents.batched(body);
        case null ->
            throw new BadBody(
                "unknown-format",
                "Send application/cloudevents+json, application/cloudevents-batch+json, or the"
                    + " attributes as headers");
      };
    }
  }

  /// Takes what the browser client counts about itself, and keeps nothing of it.
  record Counts() implements Door {
    @Override
    public String method() {
      return "POST";
    }
  }

  /// Says what doors there are, in OpenAPI.
  record Described() implements Door {
    @Override
    public String method() {
      return "GET";
    }
  }

  /// Gives the browser client its settings, without which it does not start.
  ///
  /// @param key the write key in the path
  record Settings(String key) implements Door {
    private static final String BEFORE = "/v1/projects/";
    private static final String AFTER = "/settings";

    static Optional<Door> at(String path) {
      int length = path.length() - BEFORE.length() - AFTER.length();
      return length > 0 && path.startsWith(BEFORE) && path.endsWith(AFTER)
          ? Optional.of(
              new Settings(path.substring(BEFORE.length(), path.length() - AFTER.length())))
          : Optional.empty();
    }

    @Override
    public String method() {
      return "GET";
    }
  }

  /// The paths that are always the same.
  final class Paths {
    static final Map<String, Door> FIXED =
        Map.ofEntries(
            Map.entry("/v1/batch", new Calls("")),
            Map.entry("/v1/b", new Calls("")),
            Map.entry("/v1/import", new Calls("")),
            Map.entry("/v1/track", new Calls("track")),
            Map.entry("/v1/t", new Calls("track")),
            Map.entry("/v1/identify", new Calls("identify")),
            Map.entry("/v1/i", new Calls("identify")),
            Map.entry("/v1/page", new Calls("page")),
            Map.entry("/v1/p", new Calls("page")),
            Map.entry("/v1/screen", new Calls("screen")),
            Map.entry("/v1/s", new Calls("screen")),
            Map.entry("/v1/group", new Calls("group")),
            Map.entry("/v1/g", new Calls("group")),
            Map.entry("/v1/alias", new Calls("alias")),
            Map.entry("/v1/a", new Calls("alias")),
            Map.entry("/v1/events", new Events()),
            Map.entry("/v1/m", new Counts()),
            Map.entry("/v1/openapi.json", new Described()));

    private Paths() {}
  }
}
