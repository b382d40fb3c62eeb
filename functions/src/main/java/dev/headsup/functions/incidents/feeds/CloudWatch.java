package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.ImpactWords;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alarms of CloudWatch, in the three forms in which they travel: by EventBridge, by SNS, and from
/// an alarm's own action. `INSUFFICIENT_DATA` says nothing: what goes on goes on.
///
/// Sources:
/// `https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html`
/// and the samples of AWS's own Lambda libraries.
final class CloudWatch implements Adapter {
  private static final int NAME = 255;

  /// What the three forms have in common.
  ///
  /// @param was the state before it
  /// @param began when that state began, where the form says it
  private record Alarm(
      String arn,
      String name,
      String description,
      String state,
      String was,
      Instant at,
      Optional<Instant> began,
      String region) {}

  @Override
  public List<News> read(Said body, Instant now) throws BadRequest {
    Alarm alarm = body.line("AlarmName", NAME).isEmpty() ? event(body, now) : topic(body, now);
    if (alarm.name().isEmpty() || alarm.state().isEmpty()) {
      throw BadRequest.body("not-cloudwatch", "An alarm of CloudWatch has a name and a state");
    }
    return switch (alarm.state()) {
      case "ALARM" -> List.of(news(alarm, alarm.at(), Phase.OPEN));
      case "OK" ->
          alarm.was().equals("OK")
              ? List.of()
              : List.of(news(alarm, alarm.began().orElse(alarm.at()), Phase.RESOLVED));
      default -> List.of();
    };
  }

  private static Alarm event(Said body, Instant now) {
    Said detail = body.at("detail").isObject() ? body.at("detail") : body.at("alarmData");
    List<String> arns = body.texts("resources", 600);
    String arn = arns.isEmpty() ? body.line("alarmArn", 600) : arns.getFirst();
    return new Alarm(
        arn,
        detail.line("alarmName", NAME),
        detail.at("configuration").line("description", 1_000),
        detail.at("state").line("value", 30),
        detail.at("previousState").line("value", 30),
        detail.at("state").past("timestamp", now).or(() -> body.past("time", now)).orElse(now),
        detail.at("previousState").past("timestamp", now),
        body.line("region", 50));
  }

  private static Alarm topic(Said body, Instant now) {
    return new Alarm(
        body.line("AlarmArn", 600),
        body.line("AlarmName", NAME),
        body.line("AlarmDescription", 1_000),
        body.line("NewStateValue", 30),
        body.line("OldStateValue", 30),
        body.past("StateChangeTime", now).orElse(now),
        Optional.empty(),
        body.line("Region", 50));
  }

  private static News news(Alarm alarm, Instant start, Phase phase) {
    return new News(
        Feed.CLOUDWATCH,
        alarm.arn().isEmpty() ? alarm.name() : alarm.arn(),
        true,
        List.of(new Affected(Said.clean(alarm.name(), Particulars.NAME))),
        new Report(
            Feed.CLOUDWATCH.word(),
            alarm.at().toEpochMilli(),
            true,
            Said.clean(alarm.name(), Report.TITLE),
            List.of(),
            ImpactWords.inText(alarm.description(), alarm.name()).orElse(Impact.MINOR),
            phase,
            Feed.CLOUDWATCH.confidence(),
            start.isAfter(alarm.at()) ? alarm.at() : start,
            phase.isOver() ? alarm.at() : null,
            null,
            "",
            alarm.at(),
            new Particulars(
                "",
                false,
                null,
                alarm.region().isEmpty() ? List.of() : List.of(alarm.region()),
                alarm.state(),
                List.of())));
  }
}
