package dev.headsup.engine.decision;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.BehaviourCondition;
import dev.headsup.engine.trigger.BehaviourCondition.Absence;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The example of these tests: Ana, whose import fails.
public final class Example {
  public static final CustomerId ANA = CustomerId.known("ana");
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final EventPattern FAILED = new EventPattern("Import Failed", List.of());
  public static final EventPattern SUCCEEDED = new EventPattern("Import Succeeded", List.of());

  private Example() {}

  /// Three failures in twenty minutes, no success; five minutes of patience; inbox and e-mail.
  public static Trigger struggle() {
    return struggle(Duration.ofMinutes(5), Trigger.Status.LIVE, Trigger.Who.EVERYONE);
  }

  public static Trigger struggle(Duration patience, Trigger.Status status, Trigger.Who who) {
    return new Trigger(
        "import-struggle",
        "Stuck on CSV import",
        "cx@example.com",
        status,
        Purpose.HELP,
        new BehaviourCondition(
            FAILED,
            3,
            Duration.ofMinutes(20),
            new Absence(SUCCEEDED, Duration.ofMinutes(20)),
            patience),
        who,
        new Trigger.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX), Map.of("error", "code")),
        new Trigger.Limit(1, Duration.ofDays(14)),
        Duration.ofHours(1),
        "did \"Import Succeeded\" within 2 hours",
        "0".repeat(64));
  }

  /// Each failure is a case; at most so many told in a day.
  public static Trigger once(int limit) {
    return once(limit, FAILED.event());
  }

  /// Each event of that name is a case; at most so many told in a day.
  public static Trigger once(int limit, String event) {
    Trigger like = struggle(Duration.ZERO, Trigger.Status.LIVE, Trigger.Who.EVERYONE);
    return new Trigger(
        "once",
        like.name(),
        like.owner(),
        like.status(),
        like.purpose(),
        new BehaviourCondition(
            new EventPattern(event, List.of()), 1, Duration.ofDays(1), null, Duration.ZERO),
        like.who(),
        like.send(),
        new Trigger.Limit(limit, Duration.ofDays(1)),
        Duration.ofDays(7),
        like.success(),
        like.hash());
  }

  public static Behaviour did(String event, int minute, String id) {
    return new Behaviour(
        ANA,
        new EventId(id),
        event,
        new Properties(Map.of("code", new Value.Text("E12"))),
        NOON.plus(Duration.ofMinutes(minute)));
  }

  public static Behaviour failed(int minute) {
    return did("Import Failed", minute, "failed-" + minute);
  }

  /// Ana, with an address, who said yes or no by these channels.
  public static Known known(Status word, Channel... channels) {
    Map<Scope, Grant> grants = new HashMap<>();
    for (Channel channel : channels) {
      grants.put(new Scope(Purpose.HELP, channel), new Grant(word, "form", NOON));
    }
    Traits traits =
        new Traits(
            Map.of(
                "email", new Dated(new Value.Text("ana@example.com"), NOON),
                "plan", new Dated(new Value.Text("pro"), NOON)));
    return new Known(new Profile(ANA, traits, null), new Consent(grants), 1);
  }
}
