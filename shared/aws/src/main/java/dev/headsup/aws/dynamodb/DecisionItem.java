package dev.headsup.aws.dynamodb;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a decision: its kind in `decision`, and beside it what that kind has.
final class DecisionItem {
  static final String DECISION = "decision";
  static final String DEFER = "defer";
  private static final String SEND = "send";
  private static final String SUPPRESS = "suppress";
  private static final String CHANNELS = "channels";
  private static final String OTHERWISE = "otherwise";
  private static final String UNTIL = "until";
  private static final String GATE = "gate";
  private static final String REASON = "reason";
  private static final String HOLD_OUT = "hold_out";
  private static final String HAND_OFF = "hand_off";
  private static final String EXPERIMENT = "experiment";
  private static final String SEVERITY = "severity";
  private static final String PROMISED = "promised";
  private static final List<String> ALL =
      List.of(CHANNELS, OTHERWISE, UNTIL, GATE, REASON, EXPERIMENT, SEVERITY, PROMISED);

  private DecisionItem() {}

  static Map<String, AttributeValue> write(Decision decision) {
    return switch (decision) {
      case Decision.Send(List<Channel> channels, List<Channel> otherwise) ->
          otherwise.isEmpty()
              ? Map.of(DECISION, Attr.text(SEND), CHANNELS, names(channels))
              : Map.of(
                  DECISION,
                  Attr.text(SEND),
                  CHANNELS,
                  names(channels),
                  OTHERWISE,
                  names(otherwise));
      case Decision.Defer(var until) -> Map.of(DECISION, Attr.text(DEFER), UNTIL, Attr.at(until));
      case Decision.Suppress(Gate gate, String reason) ->
          Map.of(
              DECISION,
              Attr.text(SUPPRESS),
              GATE,
              Attr.text(gate.name()),
              REASON,
              Attr.text(reason));
      case Decision.HoldOut(String experiment) ->
          Map.of(DECISION, Attr.text(HOLD_OUT), EXPERIMENT, Attr.text(experiment));
      case Decision.HandOff(Reason because, Severity severity, Instant promised) ->
          Map.of(
              DECISION,
              Attr.text(HAND_OFF),
              REASON,
              Attr.text(because.name()),
              SEVERITY,
              Attr.text(severity.name()),
              PROMISED,
              Attr.at(promised));
    };
  }

  private static AttributeValue names(List<Channel> channels) {
    return Attr.list(channels.stream().map(channel -> Attr.text(channel.name())).toList());
  }

  /// The attributes that other kinds of decision have: to be taken away when this one replaces
  /// them.
  static List<String> absent(Decision decision) {
    Set<String> own = write(decision).keySet();
    return ALL.stream().filter(attribute -> !own.contains(attribute)).toList();
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
      case HOLD_OUT -> true;
      case HAND_OFF ->
          Attr.names(Reason.values(), item.text(REASON))
              && Attr.names(Severity.values(), item.text(SEVERITY));
      default -> false;
    };
  }

  static Decision read(Item item) {
    String kind = item.text(DECISION);
    return switch (kind) {
      case SEND ->
          new Decision.Send(
              item.list(CHANNELS).stream().map(channel -> Channel.valueOf(channel.s())).toList(),
              // A channel that only a newer version knows is no way out for this one.
              item.maybe(OTHERWISE).map(AttributeValue::l).orElse(List.of()).stream()
                  .filter(channel -> Attr.names(Channel.values(), channel.s()))
                  .map(channel -> Channel.valueOf(channel.s()))
                  .toList());
      case DEFER -> new Decision.Defer(item.at(UNTIL));
      case SUPPRESS -> new Decision.Suppress(Gate.valueOf(item.text(GATE)), item.text(REASON));
      case HOLD_OUT -> new Decision.HoldOut(item.text(EXPERIMENT));
      case HAND_OFF ->
          new Decision.HandOff(
              Reason.valueOf(item.text(REASON)),
              Severity.valueOf(item.text(SEVERITY)),
              item.at(PROMISED));
      default ->
          throw new IllegalStateException(
              "The ledger holds a decision that this version does not know: " + kind);
    };
  }
}
