package dev.headsup.engine.outreach;

import java.time.Duration;
import java.util.List;

/// When a webhook that was not taken is tried again: after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and
/// 10 h, which with the first attempt makes 8 in 28 hours (the waits of Svix, within what Standard
/// Webhooks 1.0.0 asks for). Each wait is up to a tenth longer, by the message's own id: a receiver
/// that comes back is not met by all at once, and a repeat of the same step says the same.
final class WebhookWaits {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  /// How often a webhook is tried at most.
  static final int MOST = WAITS.size() + 1;

  private WebhookWaits() {}

  /// The wait after so many attempts, at least one; after the last one that of the last but one.
  static Duration after(int attempts, String id) {
    Duration wait = WAITS.get(Math.clamp(attempts, 1, WAITS.size()) - 1);
    long tenth = wait.toMillis() / 10;
    int chance = Math.floorMod((id + " " + attempts).hashCode() * 0x9E3779B9, 1_000);
    return wait.plusMillis(tenth * chance / 1_000);
  }
}
