package dev.headsup.aws.team;

import dev.headsup.aws.door.Signature;
import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.handoff.TeamNotice;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells a system of the team by a signed webhook (Standard Webhooks, version 1). Each repeat has
/// the same `webhook-id`, by which the system knows that it has it.
///
/// @param url where to; empty for nowhere
/// @param secrets `whsec_` and base64, several parted by blanks while it is changed
public record WebhookReceiver(
    Outbound outbound, String url, Supplier<Optional<String>> secrets, InstantSource clock)
    implements Receiver {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Result tell(TeamNotice notice) {
    if (url.isEmpty()) {
      return new Result.NotSetUp();
    }
    Optional<String> keys = secrets.get();
    if (keys.isEmpty()) {
      return new Result.Failed("HandOffUrl is set, and the secret hand-off-webhook is not");
    }
    String body = HandOffJson.of(notice);
    Map<String, String> signed =
        Signature.standardHeaders(notice.id(), clock.instant(), body, keys.get());
    return signed.isEmpty()
        ? new Result.Failed("the secret hand-off-webhook is not whsec_ and base64")
        : outbound.post(url, signed, body);
  }
}
