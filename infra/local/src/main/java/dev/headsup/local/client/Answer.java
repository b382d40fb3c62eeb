package dev.headsup.local.client;

import java.time.Duration;

/// What the door answered.
///
/// @param status the HTTP status
/// @param asked how long it asks to wait before the next try; zero where it does not say
public record Answer(int status, Duration asked, String body) {

  /// Accepted.
  public boolean taken() {
    return status / 100 == 2;
  }

  /// Worth sending again: under pressure, or not well for a moment.
  boolean busy() {
    return status == 429 || status == 408 || status / 100 == 5;
  }
}
