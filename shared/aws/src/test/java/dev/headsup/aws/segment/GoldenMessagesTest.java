package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.GoldenFile;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.engine.signal.Signal.TimerFired;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// E5 and R7: a queue holds messages while the code changes: the new worker reads what the old door
/// wrote, and after a step back the old worker reads what the new door wrote.
class GoldenMessagesTest {
  private static final CustomerId ANA = new CustomerId("ana");
  private static final String DANCE = "{\"type\":\"dance\",\"userId\":\"ana\"}";
  private static final Observation IMPORT =
      new Observation.Behaviour(
          ANA,
          new EventId("m-1"),
          "Import Failed",
          new Properties(
              Map.of(
                  "rows", new Value.Num(12),
                  "file", new Value.Text("orders.csv"),
                  "retry", new Value.Flag(true))),
          Instant.parse("2026-03-01T11:59:00.5Z"));
  private static final TimerFired TIMER =
      new TimerFired(ANA, "import-struggle", "outreach", Calls.RECEIVED.plusMillis(7));

  /// One request with a call of each kind; no clock is off, so every time stays as it is.
  private static final String REQUEST =
      """
      {"sentAt":"2026-03-01T12:00:00Z","context":{"ip":"192.0.2.1"},"batch":[
      {"type":"track","messageId":"m-1","userId":"ana","event":"Import Failed",
       "timestamp":"2026-03-01T11:59:00.5Z",
       "properties":{"rows":12,"file":"orders.csv","retry":true}},
      {"type":"identify","messageId":"m-2","userId":"ana","anonymousId":"a-1",
       "timestamp":"2026-03-01T11:58:00Z","traits":{"email":"ana@example.com"}},
      {"type":"group","messageId":"m-3","userId":"ana","groupId":"acme",
       "timestamp":"2026-03-01T11:57:00Z","traits":{"plan":"team"}},
      {"type":"alias","messageId":"m-4","userId":"ana","previousId":"a-0",
       "timestamp":"2026-03-01T11:56:00Z"},
      %s]}
      """
          .formatted(DANCE)
          .replaceAll("\n ?", "");

  @Test
  void theEventsOfAServer() throws BadBody {
    Instant identified = Instant.parse("2026-03-01T11:58:00Z");
    Instant grouped = Instant.parse("2026-03-01T11:57:00Z");
    Traits email =
        new Traits(Map.of("email", new Dated(new Value.Text("ana@example.com"), identified)));
    Membership acme = new Membership(new AccountId("acme"), grouped);
    Traits plan = new Traits(Map.of("plan", new Dated(new Value.Text("team"), grouped)));

    assertWritten("sqs/telemetry-server", body(KeyKind.SERVER));
    assertRead(
        "sqs/telemetry-server",
        new TelemetryMessage(
            List.of(
                new Incoming.Did(IMPORT),
                new Incoming.Told(change(email, null), CustomerId.anonymous("a-1")),
                new Incoming.Grouped(change(Traits.NONE, acme), acme.account(), plan),
                new Incoming.Joined(new CustomerId("a-0"), ANA)),
            List.of(dance()),
            List.of()));
    for (String form : GoldenFile.forms("sqs/telemetry-server")) {
      assertThat(TelemetryMessage.read(newer(GoldenFile.text(form))).accepted())
          .extracting(accepted -> accepted.past().id().value())
          .containsExactly("m-1", "m-2", "m-3", "m-4");
    }
  }

  @Test
  void theEventsOfABrowser() throws BadBody {
    assertWritten("sqs/telemetry-public", body(KeyKind.PUBLIC));
    for (String form : GoldenFile.forms("sqs/telemetry-public")) {
      TelemetryMessage read = TelemetryMessage.read(newer(GoldenFile.text(form)));
      assertThat(said(read)).isEqualTo(said(TelemetryMessage.read(GoldenFile.text(form))));
      assertThat(read.events())
          .containsExactly(
              new Incoming.Did(IMPORT),
              new Incoming.Told(change(Traits.NONE, null), CustomerId.anonymous("a-1")));
      assertThat(read.refused())
          .extracting(Refused::reason)
          .containsExactly("alias-needs-server-key", "unknown-type");
    }
  }

  @Test
  void timers() {
    assertWritten("sqs/timers", TelemetryMessage.timers(List.of(TIMER)).getFirst());
    assertRead("sqs/timers", new TelemetryMessage(List.of(), List.of(), List.of(TIMER)));
  }

  private static Change change(Traits traits, @Nullable Membership membership) {
    return new Change(new Profile(ANA, traits, membership), Consent.NONE);
  }

  private static Refused dance() {
    return new Refused(
        "9fec6ca6b355966c108e1e99ec3b2685", "unknown-type", "why", DANCE, Calls.RECEIVED);
  }

  private static String body(KeyKind key) throws BadBody {
    return Calls.pack(REQUEST, key).bodies().getFirst();
  }

  /// How a reason is worded for people is no part of the format.
  private static void assertWritten(String golden, String body) {
    GoldenFile.assertWritten(
        golden, body.replaceAll("\"detail\":\"[^\"]*\"", "\"detail\":\"why\""));
  }

  private static void assertRead(String golden, TelemetryMessage expected) {
    assertThat(GoldenFile.forms(golden)).isNotEmpty();
    for (String form : GoldenFile.forms(golden)) {
      String body = GoldenFile.text(form);
      assertThat(said(TelemetryMessage.read(body))).as(form).isEqualTo(expected);
      assertThat(said(TelemetryMessage.read(newer(body)))).as(form + ", newer").isEqualTo(expected);
    }
  }

  /// What a message says, without what is kept of it for the history.
  private static TelemetryMessage said(TelemetryMessage read) {
    return new TelemetryMessage(read.events(), read.refused(), read.timers());
  }

  /// A message as a newer version may write it: one more field, and one more in each entry.
  private static String newer(String body) {
    String field = "\"sinceVersion9\":{\"events\":[[9]],\"v\":9}";
    return body.replaceFirst("\\{", "{" + field + ",")
        .replace("[{\"reason\"", "[{" + field + ",\"reason\"")
        .replace("{\"customer\"", "{" + field + ",\"customer\"")
        .replace("{\"type\":\"track\"", "{" + field + ",\"type\":\"track\"")
        .replaceFirst("}$", "," + field + "}");
  }
}
