package dev.headsup.aws.segment;

import java.time.Duration;
import java.time.Instant;

/// The limits of the door: Segment's own where it has one, so that its clients keep them already.
public final class Limits {
  /// The largest request body, in bytes, after unpacking.
  public static final int BODY = 500 * 1024;

  /// The most events of one request.
  public static final int EVENTS = 2_500;

  /// The largest event, in bytes; the shared context of a request has the same limit.
  public static final int EVENT = 32 * 1024;

  /// The deepest nesting of an event.
  public static final int DEPTH = 32;

  /// The longest name of an event, in characters.
  public static final int EVENT_NAME = 200;

  /// The longest text kept of a property or trait, in characters.
  public static final int TEXT = 1_000;

  /// The most properties or traits kept of an event.
  public static final int PROPERTIES = 100;

  /// The deepest nesting of properties that is kept.
  public static final int PROPERTY_DEPTH = 5;

  /// The most values kept of a list.
  public static final int LIST = 20;

  /// How far ahead of ours a client's clock may be.
  public static final Duration AHEAD = Duration.ofMinutes(5);

  /// How far from ours a client's clock may be so that its times are put right.
  public static final Duration SKEW = Duration.ofHours(24);

  /// The earliest time that is believed.
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /// The largest message put on the queue, in bytes: room for two of them and a half in one request
  /// of SQS (1 MiB), and well under the 256 KB that older queues take.
  public static final int MESSAGE = 240_000;

  /// How much is kept of a refused event, in bytes.
  public static final int REFUSED = 64 * 1024;

  private Limits() {}
}
