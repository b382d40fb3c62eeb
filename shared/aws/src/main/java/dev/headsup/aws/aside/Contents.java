package dev.headsup.aws.aside;

import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.segment.UnreadableMessage;
import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.incident.Walks.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says what a queued message is about, without a customer's data: numbers, ids of our own and
/// names that the company gave.
final class Contents {
  private Contents() {}

  /// @param place the function whose queue it came from
  static String of(String place, String body) {
    try {
      return switch (place) {
        case PutAside.DELIVER -> jobs(body);
        case PutAside.FANOUT -> walk(body);
        case PutAside.TELEMETRY -> events(body);
        case PutAside.FEEDBACK -> "what SES says of an e-mail";
        case PutAside.INCIDENTS -> "what AWS says of an outage or an alarm";
        default -> "a message of " + body.length() + " characters";
      };
    } catch (UnreadableMessage | IllegalArgumentException unreadable) {
      return "a message that cannot be read";
    }
  }

  private static String jobs(String body) {
    return "the messages of decision "
        + DeliverJobs.read(body).stream()
            .map(DeliverJobs.Job::outreach)
            .collect(Collectors.joining(", "));
  }

  private static String walk(String body) {
    Walk walk = FanoutJobs.read(body);
    return "customers of incident "
        + walk.incident()
        + ", part "
        + walk.component()
        + ", segment "
        + walk.part();
  }

  private static String events(String body) {
    TelemetryMessage message = TelemetryMessage.read(body);
    List<String> parts = new ArrayList<>();
    add(parts, message.events().size(), "event", "events");
    add(parts, message.timers().size(), "wait that is over", "waits that are over");
    add(parts, message.refused().size(), "refused event", "refused events");
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }
}
