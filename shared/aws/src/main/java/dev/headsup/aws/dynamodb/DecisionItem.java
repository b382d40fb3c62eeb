package dev.headsup.aws.dynamodb;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.message.Channel;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a decision: its kind in `decision`, and beside it what that kind has.
final class DecisionItem {
  static final String DECISION = "decision";
  static final String DEFER = "defer";
  private static final String SEND = "send";
  private static final String SUPPRESS = "suppress";
  private static final String CHANNELS = "channels";
  private static final String UNTIL = "until";
  private static final String GATE = "gate";
  private static final String REASON = "reason";

  private DecisionItem() {}

  static Map<String, AttributeValue> write(Decision decision) {
    return switch (decision) {
      case Decision.Send(List<Channel> channels) ->
          Map.of(
              DECISION,
              Attr.text(SEND),
              CHANNELS,
              Attr.list(channels.stream().map(channel -> Attr.text(channel.name())).toList()));
      case Decision.Defer(var until) -> Map.of(DECISION, Attr.text(DEFER), UNTIL, Attr.at(until));
      case Decision.Suppress(Gate gate, String reason) ->
          Map.of(
              DECISION,
              Attr.text(SUPPRESS),
              GATE,
              Attr.text(gate.name()),
              REASON,
              Attr.text(reason));
    };
  }

  /// The attributes that other kinds of decision have: to be taken away when this one replaces
  /// them.
  static List<String> absent(Decision decision) {
    return switch (decision) {
      case Decision.Send send -> List.of(UNTIL, GATE, REASON);
      case Decision.Defer defer -> List.of(CHANNELS, GATE, REASON);
      case Decision.Suppress suppress -> List.of(CHANNELS, UNTIL);
    };
  }

  /// Whether this version can read a decision; a newer one may have written other kinds, gates and
  /// channels.
  static boolean isKnown(Item item) {
    return switch (item.text(DECISION)) {
      case SEND ->
          item.list(CHANNELS).stream()
              .allMatch(channel -> Attr.names(Channel.values(), channel.s()));
      case DEFER -> true;
      case SUPPRESS -> Attr.names(Gate.values(), item.text(GATE));
      default -> false;
    };
  }

  static Decision read(Item item) {
    String kind = item.text(DECISION);
    return switch (kind) {
      case SEND ->
          new Decision.Send(
              item.list(CHANNELS).stream().map(channel -> Channel.valueOf(channel.s())).toList());
      case DEFER -> new Decision.Defer(item.at(UNTIL));
      case SUPPRESS -> new Decision.Suppress(Gate.valueOf(item.text(GATE)), item.text(REASON));
      default ->
          throw new IllegalStateException(
              "The ledger holds a decision that this version does not know: " + kind);
    };
  }
}
