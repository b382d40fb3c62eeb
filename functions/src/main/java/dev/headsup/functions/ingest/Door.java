package dev.headsup.functions.ingest;

import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.SegmentBody;
import java.util.Map;
import java.util.Optional;

/// A path that takes events.
///
/// @param type the call that the path is for; "" for the paths that take batches
record Door(String type) {
  private static final Map<String, Door> DOORS =
      Map.of(
          "/v1/batch", new Door(""),
          "/v1/import", new Door(""),
          "/v1/track", new Door("track"),
          "/v1/identify", new Door("identify"),
          "/v1/page", new Door("page"),
          "/v1/screen", new Door("screen"),
          "/v1/group", new Door("group"),
          "/v1/alias", new Door("alias"));

  /// What there is, in words.
  static final String ALL =
      "POST to /v1/batch, /v1/import/, /v1/track, /v1/identify, /v1/page, /v1/screen, /v1/group or"
          + " /v1/alias";

  /// The door at a path, with or without a slash at its end.
  static Optional<Door> at(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Optional.ofNullable(DOORS.get(bare));
  }

  SegmentBody read(byte[] body) throws BadBody {
    return type.isEmpty() ? SegmentBody.batch(body) : SegmentBody.single(body, type);
  }
}
