package dev.headsup.aws.team;

import dev.headsup.aws.door.Doorway;
import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.handoff.TeamNotice;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells a chat by an incoming webhook as Slack has it, which others take too: `{"text": …}`. The
/// address is a secret by itself, so it is one of the named secrets. A chat knows no ids, so a
/// repeat after a lost answer is seen twice there.
///
/// Source: `https://docs.slack.dev/messaging/formatting-message-text`.
///
/// @param address the chat's webhook; empty for none
public record ChatReceiver(Outbound outbound, Supplier<Optional<String>> address)
    implements Receiver {
  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Result tell(TeamNotice notice) {
    return address
        .get()
        .map(to -> outbound.post(to.strip(), Map.of(), body(notice)))
        .orElseGet(Result.NotSetUp::new);
  }

  private static String body(TeamNotice notice) {
    return "{\"text\":" + Doorway.quoted(plain(notice.text())) + "}";
  }

  /// Without Slack's markup: the names of customers and events could otherwise call everybody.
  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
