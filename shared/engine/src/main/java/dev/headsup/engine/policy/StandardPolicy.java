package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Figures.Bad;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// What holds where a stack has no policy of its own: careful, and so that a first message arrives.
final class StandardPolicy {
  static final Caps CAPS =
      new Caps(
          List.of(
              new Caps.Cap(3, null, null, Period.Calendar.DAY),
              new Caps.Cap(1, Channel.SMS, null, Period.Calendar.DAY),
              new Caps.Cap(3, Channel.SMS, null, Period.Calendar.WEEK),
              new Caps.Cap(7, Channel.EMAIL, null, Period.Calendar.WEEK)));

  /// E-mail and inbox wake nobody; text messages keep to the hours of the law.
  static final QuietRules QUIET =
      new QuietRules(
          QuietRules.Level.NEVER,
          Map.of(
              Channel.SMS,
              new QuietRules.Level(
                  QuietHours.of(List.of(QuietRules.LAWFUL_QUIET)), QuietRules.Then.HOLD)),
          EnumSet.of(Purpose.SECURITY, Purpose.SERVICE),
          null,
          List.of());

  static final Arbitration ARBITRATION =
      new Arbitration(
          1,
          Map.of(
              Purpose.SECURITY, 8.0,
              Purpose.SERVICE, 4.0,
              Purpose.HELP, 2.0,
              Purpose.MARKETING, 1.0),
          Map.of(Urgency.LOW, 0.5, Urgency.NORMAL, 1.0, Urgency.HIGH, 2.0));

  /// The topics that a text is heard to be about without further words.
  private static final List<Stake> STAKES =
      List.of(
          stake("billing dispute", Severity.HIGH),
          stake("cancellation", Severity.HIGH),
          stake("security", Severity.CRITICAL),
          stake("bereavement", Severity.HIGH),
          stake("health", Severity.CRITICAL),
          stake("legal", Severity.HIGH));

  static final Heart HEART =
      new Heart(
          STAKES,
          Severity.HIGH,
          Duration.ofHours(24),
          Map.of(
              Severity.CRITICAL, Duration.ofMinutes(30),
              Severity.HIGH, Duration.ofHours(2),
              Severity.NORMAL, Duration.ofHours(8)),
          QuietHours.NONE,
          ZoneOffset.UTC,
          null);

  /// SES looks at an account with 5 % bounces or 0.1 % complaints: this stops before.
  static final Braking BRAKING =
      new Braking(
          new Ramp(100, List.of(0.01, 0.1), Duration.ofHours(1), false),
          new Breakers(
              Map.of(
                  Bad.COMPLAINTS, 0.0008, Bad.BOUNCES, 0.04, Bad.OPT_OUTS, 0.005, Bad.ERRORS, 0.05),
              200),
          new Approval(1_000, 0.01, 5, 1_000, false, 0, ""));

  static final Policy POLICY =
      new Policy(
          "standard",
          ConsentRule.STANDARD,
          CAPS,
          QUIET,
          new Fatigue(5, Duration.ofDays(1), Duration.ofDays(14)),
          new Rest(Duration.ofMinutes(10), Duration.ofHours(2), true),
          new Surge(Duration.ofMinutes(2), 20, 3, Duration.ofMinutes(10), Duration.ofMinutes(10)),
          HEART,
          List.of(),
          Ceilings.STANDARD,
          new AudienceCeiling(20_000),
          ARBITRATION,
          KillSwitch.OFF,
          0,
          Brand.NONE,
          BRAKING);

  private StandardPolicy() {}

  private static Stake stake(String topic, Severity severity) {
    return new Stake(topic, severity, List.of(), List.of());
  }
}
