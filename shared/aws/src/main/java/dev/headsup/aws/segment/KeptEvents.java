package dev.headsup.aws.segment;

import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.Observation.Behaviour;
import java.util.List;

/// Says of kept events again what they said when they came.
public final class KeptEvents {
  private KeptEvents() {}

  /// What one kept event says, by the rules of today; nothing, where they refuse it.
  public static List<Incoming> read(PastEvent past) {
    List<Incoming> said = read(past, "");
    // What we observed ourselves is refused of anybody else, and only ours was ever kept.
    return said.isEmpty() && past.byServer()
        ? read(past, ",\"by\":\"" + MessageWriter.OURSELVES + "\"")
        : said;
  }

  private static List<Incoming> read(PastEvent past, String by) {
    String context = past.context();
    String body =
        "{\"v\":1,\"key\":\""
            + (past.byServer() ? KeyKind.SERVER : KeyKind.PUBLIC).word()
            + "\",\"received\":\""
            + past.received()
            + "\""
            + by
            + (context == null ? "" : ",\"context\":" + context)
            + ",\"events\":["
            + past.event()
            + "]}";
    return TelemetryMessage.read(body).events().stream().map(one -> timed(one, past)).toList();
  }

  /// The id and time under which it was counted: its client's clock was put right then.
  private static Incoming timed(Incoming incoming, PastEvent past) {
    return incoming instanceof Incoming.Did(Behaviour did)
        ? new Incoming.Did(
            new Behaviour(did.customer(), past.id(), did.event(), did.properties(), past.at()))
        : incoming;
  }
}
